// One deed that waits: what it is, what would happen, what it was decided on, what was tried, and the second person's word.

import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { asFault, type Fault } from "../api";
import { Link } from "../frame/Link";
import { Icon } from "../icons";
import { useSecondsSince } from "../second";
import { why } from "../Trouble";
import type { DeedRow, DeedShown } from "../types.gen";
import { keyPart, useForms, useWords, type Words } from "../words";
import { factsOf } from "./facts";
import { Settle, type SettleDeed } from "./Settle";
import { signOf } from "./sign";
import type { Tab } from "./useDeeds";

interface Props {
  row: DeedRow;
  decided: DeedShown | null;
  tab: Tab;
  online: boolean;
  /** Whether she approves, settles and reads the rules. */
  leads: boolean;
  decide: (id: string, how: "approve" | "reject") => Promise<void>;
  settle: SettleDeed;
}

/** A length of time in the largest unit that says something. */
export function spanOf({ t }: Words, seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return t("deeds-minutes", { count: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 48 ? t("deeds-hours", { count: hours }) : t("deeds-days", { count: Math.round(hours / 24) });
}

export function DeedCard({ row, decided, tab, online, leads, decide, settle }: Props): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  return (
    <article className={`deed-card ${tab}${decided ? " settled" : ""}`} aria-label={row.title}>
      <header>
        <Icon name={signOf(row.deed)} />
        <h2>{row.title}</h2>
        {row.amount && <b className="num">{forms.money(row.amount)}</b>}
      </header>
      <Who row={row} />
      <div className="grounds">
        <div>
          <section className="will">
            <h3 className="label">{t(tab === "awaiting" ? "deeds-will" : "deeds-meant")}</h3>
            <ul>
              {row.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
          <Rule row={row} tab={tab} leads={leads} />
        </div>
        <Behind row={row} tab={tab} />
      </div>
      {tab === "unknown" && !decided && <Looking row={row} />}
      {tab === "unknown" && <Settle row={row} decided={decided} leads={leads} online={online} settle={settle} />}
      {tab === "awaiting" && <Decision row={row} decided={decided} online={online} decide={decide} />}
    </article>
  );
}

function Who({ row }: { row: DeedRow }): ReactNode {
  const words = useWords();
  const { t } = words;
  const waited = useSecondsSince(row.since);
  const overdue = useSecondsSince(row.due_at ?? row.since);
  const left = row.due_at ? (Date.parse(row.due_at) - Date.parse(row.since)) / 1000 - waited : 0;
  const by = row.proposed_by ? t("deeds-by", { name: row.proposed_by.name }) : t(`deeds-by-${handOf(row)}`);
  return (
    <p className="who">
      <b>{row.customer}</b>
      <span>{by}</span>
      <span className="num">{t("deeds-since", { time: spanOf(words, waited) })}</span>
      {row.due_at && (
        <span className="num">
          {left > 0 && overdue === 0 ? t("deeds-due", { time: spanOf(words, left) }) : t("deeds-due-over")}
        </span>
      )}
      {row.conversation && (
        <Link to={{ page: "inbox", open: row.conversation }}>
          {t("open-conversation")}
          <Icon name="right" size="s" />
        </Link>
      )}
    </p>
  );
}

function handOf(row: DeedRow): "customer" | "assistant" {
  return row.facts.actor.hand === "customer" ? "customer" : "assistant";
}

function Rule({ row, tab, leads }: { row: DeedRow; tab: Tab; leads: boolean }): ReactNode {
  const { t } = useWords();
  if (!row.rule) return null;
  const name = `${row.rule} v${row.rule_version}`;
  return (
    <section>
      <h3 className="label">{t(tab === "awaiting" ? "deeds-rule" : "deeds-rule-unknown")}</h3>
      <p>
        {row.words && <>{row.words} </>}
        {leads ? (
          <Link className="mono" to={{ page: "policy", rule: row.rule }}>
            {name}
          </Link>
        ) : (
          <span className="mono mut">{name}</span>
        )}
      </p>
    </section>
  );
}

/** The facts of the decision and the steps so far; the steps stand open where they are what one looks for. */
function Behind({ row, tab }: { row: DeedRow; tab: Tab }): ReactNode {
  const words = useWords();
  const { t, find } = words;
  const forms = useForms();
  return (
    <div>
      <details open={tab === "awaiting"}>
        <summary>
          {t("deeds-facts")}
          <Icon name="down" size="s" />
        </summary>
        <dl>
          {factsOf(row.facts, words, forms, (hours) => spanOf(words, hours * 3600)).map(([name, said]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="num">{said}</dd>
            </div>
          ))}
        </dl>
      </details>
      <details open={tab === "unknown"}>
        <summary>
          {t("deeds-tried")}
          <Icon name="down" size="s" />
        </summary>
        <ol className="tried">
          {row.tried.map((step, index) => (
            <li key={`${step.event} ${index}`}>
              <span>
                {find(`event-${keyPart(step.event)}`, { reason: "none" }) ?? step.event}
                {step.agent && <span className="mut"> · {step.agent.name}</span>}
                {step.seen && <small>{t(`deeds-seen-${keyPart(step.seen)}`)}</small>}
              </span>
              <time dateTime={step.at} className="label num">
                {forms.stamp(step.at)}
              </time>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

/** How far looking by itself is, and what the last look saw. */
function Looking({ row }: { row: DeedRow }): ReactNode {
  const { t } = useWords();
  const key = row.escalated ? "deeds-escalated" : row.attempts > 0 ? "deeds-looking" : "deeds-looking-first";
  return (
    <p className={`looking${row.escalated ? " risk" : ""}`}>
      <Icon name={row.escalated ? "warn" : "again"} size="s" />
      <span>{t(key, { count: row.attempts })}</span>
    </p>
  );
}

const KNOWN = ["confirmed", "done", "refused", "voided"];

function Decision({ row, decided, online, decide }: Pick<Props, "row" | "decided" | "online" | "decide">): ReactNode {
  const all = useWords();
  const { t } = all;
  const [sure, setSure] = useState(false);
  const [state, setState] = useState<{ busy: "approve" | "reject" | null; fault: Fault | null }>({
    busy: null,
    fault: null,
  });
  const say = async (how: "approve" | "reject") => {
    if (state.busy) return;
    setState({ busy: how, fault: null });
    try {
      await decide(row.deed.id, how);
      setState({ busy: null, fault: null });
    } catch (error) {
      setState({ busy: null, fault: asFault(error) });
    }
  };
  if (decided) {
    const said = KNOWN.includes(decided.state) ? decided.state : "other";
    return (
      <footer role="status" className={said}>
        <Icon name={said === "confirmed" || said === "done" ? "check" : "close"} size="s" />
        <span>{t(`deeds-decided-${said}`)}</span>
      </footer>
    );
  }
  if (row.own) {
    return (
      <footer>
        <Icon name="lock" size="s" />
        <span>{t("deeds-own")}</span>
      </footer>
    );
  }
  const off = !online || state.busy !== null;
  return (
    <footer>
      <Button type="primary" loading={state.busy === "approve"} disabled={off} onClick={() => void say("approve")}>
        {t("deeds-approve")}
      </Button>
      <Button
        danger={sure}
        loading={state.busy === "reject"}
        disabled={off}
        onClick={() => (sure ? void say("reject") : setSure(true))}
        onBlur={() => setSure(false)}
      >
        {t(sure ? "deeds-reject-sure" : "deeds-reject")}
      </Button>
      {state.fault && (
        <span className="wrong" role="alert">
          {t("deeds-failed-to", { why: why(all, state.fault) })}
        </span>
      )}
    </footer>
  );
}
