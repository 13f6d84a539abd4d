// The rail: where one is, how much waits there, and one's own menu.

import { type ReactNode, useMemo } from "react";
import { Icon, type IconName } from "../icons";
import { turnsOf } from "../list/order";
import { type Route, useRoute } from "../route";
import { useWords } from "../words";
import { type CommandId, runCommand } from "./commands";
import type { Context } from "./context";
import { Link } from "./Link";
import { Me } from "./Me";
import { Tip } from "./Tip";

export function Rail({ context }: { context: Context }): ReactNode {
  const { t } = useWords();
  const { desk, state } = context;
  const turns = useMemo(() => turnsOf(state.rows.values(), desk.me.id), [state.rows, desk]);
  const leads = desk.me.role !== "agent";
  const waiting = state.counts?.unassigned ?? 0;
  const awaiting = state.deeds?.awaiting ?? 0;
  return (
    <nav className="rail" aria-label={t("nav")}>
      <div className="logo" title={t("app-name")}>
        <Icon name="house" size="l" />
      </div>
      <Place
        to={{ page: "inbox", open: state.open }}
        icon="inbox"
        name="nav-conversations"
        keys="G M"
        count={turns}
        say="nav-turns"
      />
      <Place to={{ page: "cases", open: null }} icon="box" name="nav-cases" keys="G C" count={state.cases?.mine ?? 0} say="nav-cases-mine" />
      <Place to={{ page: "deeds", tab: null }} icon="shield" name="nav-deeds" keys="G D" count={awaiting} say="nav-awaiting" />
      {leads && (
        <>
          <Place to={{ page: "live" }} icon="pulse" name="nav-live" keys="G L" count={waiting} say="nav-waiting" />
          <Place to={{ page: "policy", rule: null }} icon="scales" name="nav-policy" keys="G P" />
        </>
      )}
      <span className="sp" />
      <Tool id="search" name="command-search" icon="search" keys="/" />
      <Tool id="shortcuts" name="command-shortcuts" icon="keys" keys="?" />
      {leads && <Place to={{ page: "settings", section: null }} icon="sliders" name="nav-settings" keys="G ," />}
      <Me context={context} />
    </nav>
  );
}

interface PlaceProps {
  to: Route;
  icon: IconName;
  name: string;
  keys: string;
  count?: number;
  /** What the count counts. */
  say?: string;
}

function Place({ to, icon, name, keys, count = 0, say = "" }: PlaceProps): ReactNode {
  const { t } = useWords();
  const on = useRoute().page === to.page;
  return (
    <Link to={to} className={on ? "on" : ""} {...(on ? { "aria-current": "page" } : {})}>
      <Icon name={icon} size="l" />
      <span className="sr">{t(name)}</span>
      {count > 0 && (
        <span className="n" role="img" aria-label={t(say, { count })}>
          {count > 99 ? "99+" : count}
        </span>
      )}
      <Tip keys={keys}>{t(name)}</Tip>
    </Link>
  );
}

interface ToolProps {
  id: CommandId;
  icon: IconName;
  name: string;
  keys: string;
}

function Tool({ id, icon, name, keys }: ToolProps): ReactNode {
  const { t } = useWords();
  return (
    <button type="button" className="tool" data-command={id} onClick={() => runCommand(id)}>
      <Icon name={icon} size="l" />
      <span className="sr">{t(name)}</span>
      <Tip keys={keys}>{t(name)}</Tip>
    </button>
  );
}
