// The rail: where one is, and one's own menu.

import { type ReactNode, useRef } from "react";
import type { Presence } from "../api";
import { initials } from "../chips";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import type { State } from "../state";
import { type Locale, LOCALES, useWords } from "../words";

interface Props {
  desk: Desk;
  state: State;
  unread: number;
  speak: (locale: Locale) => void;
  logOut: () => void;
}

export function Rail({ desk, state, unread, speak, logOut }: Props): ReactNode {
  const { t } = useWords();
  return (
    <nav className="rail" aria-label={t("nav")}>
      <div className="logo" title={t("app-name")}>
        <Icon name="house" size="l" />
      </div>
      <a className="on" href="#mine" aria-current="page" title={t("nav-conversations")} onClick={(event) => {
        event.preventDefault();
        desk.show("mine");
      }}>
        <Icon name="inbox" size="l" />
        <span className="sr">{t("nav-conversations")}</span>
        {unread > 0 && (
          <span className="n" role="img" aria-label={t("unread", { count: unread })}>
            {unread > 99 ? "99+" : unread}
          </span>
        )}
      </a>
      <span className="sp" />
      <Me desk={desk} presence={state.presence.status} speak={speak} logOut={logOut} />
    </nav>
  );
}

function Me({ desk, presence, speak, logOut }: Omit<Props, "state" | "unread"> & { presence: Presence["status"] }): ReactNode {
  const { t, locale } = useWords();
  const menu = useRef<HTMLDivElement>(null);
  const label = t("me-menu", { name: desk.me.name, presence: t(`presence-${presence}`) });
  return (
    <>
      <button type="button" className="me" popoverTarget="me" title={label} aria-label={label}>
        {initials(desk.me.name)}
        <span className={`pres ${presence}`} />
      </button>
      <div id="me" className="menu" popover="auto" ref={menu}>
        <b>{desk.me.name}</b>
        <fieldset>
          <legend>{t("presence")}</legend>
          {(["online", "away"] as const).map((each) => (
            <label key={each}>
              <input type="radio" name="presence" checked={each === presence} onChange={() => desk.be(each)} />
              <span className={`dot ${each}`} />
              <span>
                {t(`presence-${each}`)}
                <small>{t(`presence-${each}-hint`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t("language")}</legend>
          {LOCALES.map((each) => (
            <label key={each}>
              <input type="radio" name="locale" checked={each === locale} onChange={() => speak(each)} />
              <span lang={each}>{t(`locale-${each}`)}</span>
            </label>
          ))}
        </fieldset>
        <button type="button" className="out" onClick={logOut}>
          {t("log-out")}
        </button>
      </div>
    </>
  );
}
