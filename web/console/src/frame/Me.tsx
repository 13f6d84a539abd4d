// One's own menu: here or away and why, language, light, notices, the way out.

import { type ReactNode, useId, useRef } from "react";
import { type Presence, REASONS } from "../api";
import { initials } from "../chips";
import { Icon } from "../icons";
import { type Theme, THEMES } from "../keep";
import { useLocalSecond } from "../second";
import { clock } from "../waiting";
import { LOCALES, useForms, useWords } from "../words";
import type { Context } from "./context";
import { Notices } from "./Notices";
import { Segments } from "./Segments";
import { Tip } from "./Tip";

export function Me({ context }: { context: Context }): ReactNode {
  const { t, called } = useWords();
  const { desk, state, screen } = context;
  const menu = useRef<HTMLDivElement>(null);
  const { presence } = state;
  const is = t(presence.reason ? `away-${presence.reason}` : `presence-${presence.status}`);
  const short = initials(desk.me.name);
  // Whoever says what she sees is understood too.
  const label = t("me-menu", { name: desk.me.name, initials: desk.me.name.includes(short) ? "none" : short, presence: is });
  const leave = (what: () => void) => () => {
    menu.current?.hidePopover();
    what();
  };
  return (
    <>
      <button type="button" className="me" popoverTarget="me" aria-label={label}>
        {short}
        <span className={`pres ${presence.status}`} />
        <Tip>{label}</Tip>
      </button>
      <div id="me" className="menu" popover="auto" ref={menu}>
        <div className="head">
          <b className="trunc">{desk.me.name}</b>
          <span className="label trunc">
            {[t(`role-${desk.me.role}`), ...state.teams.map(called)].join(" · ")}
          </span>
        </div>
        <PresenceChoice presence={presence} lead={desk.me.role !== "agent"} be={(status, reason) => desk.be(status, reason)} />
        <Segments
          legend={t("language")}
          options={LOCALES.map((each) => ({ value: each, name: t(`locale-${each}`) }))}
          value={context.words.locale}
          pick={(value) => screen.speak(value)}
        />
        <Segments
          legend={t("theme")}
          options={THEMES.map((each) => ({ value: each, name: t(`theme-${each}`) }))}
          value={screen.theme}
          pick={(value: Theme) => screen.paint(value)}
        />
        <Notices />
        <div className="ends">
          <button type="button" onClick={leave(screen.shortcuts)}>
            <Icon name="keys" />
            {t("command-shortcuts")}
            <span className="sp" />
            <kbd>?</kbd>
          </button>
          <button type="button" className="out" onClick={leave(screen.logOut)}>
            <Icon name="out" />
            {t("log-out")}
          </button>
        </div>
      </div>
    </>
  );
}

interface PresenceProps {
  presence: Presence;
  /** Whoever leads others takes conversations only once she says so. */
  lead: boolean;
  be: Context["desk"]["be"];
}

function PresenceChoice({ presence, lead, be }: PresenceProps): ReactNode {
  const { t } = useWords();
  const name = useId();
  const online = presence.status === "online";
  const unsaid = lead && presence.status === "away" && presence.reason === null;
  return (
    <fieldset>
      <legend>{t("presence")}</legend>
      <label>
        <input type="radio" name={name} checked={online} onChange={() => be("online")} />
        <span className="dot online" />
        {t("presence-online")}
        <span className="sp" />
        <Since at={online ? presence.since : null} />
      </label>
      {REASONS.map((reason) => {
        const on = presence.status === "away" && (presence.reason ?? "other") === reason;
        return (
          <label key={reason}>
            <input type="radio" name={name} checked={on} onChange={() => be("away", reason)} />
            <span className="dot away" />
            {t(`away-${reason}`)}
            <span className="sp" />
            <Since at={on ? presence.since : null} />
          </label>
        );
      })}
      <p className="label">{t(online ? "presence-online-hint" : unsaid ? "presence-lead-hint" : "presence-away-hint")}</p>
    </fieldset>
  );
}

function Since({ at }: { at: string | null }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const now = useLocalSecond();
  if (!at) return null;
  const seconds = Math.max(0, now - Date.parse(at) / 1000);
  return <span className="label num">{t("presence-since", { at: forms.brief(at), time: clock(seconds) })}</span>;
}
