// One conversation as a row.

import { memo, type MouseEvent, type ReactNode } from "react";
import { Avatar, OwnerChip, useContactName, WaitChip } from "../chips";
import { Icon } from "../icons";
import type { AgentName, Summary } from "../types.gen";
import { useForms, useWords } from "../words";
import { groupOf, type View } from "./order";

/** What is known of a row besides the row. */
export interface Beside {
  draft: boolean;
  /** The colleague who is writing there now. */
  replying: string | null;
  /** Colleagues who have it open. */
  watching: readonly AgentName[] | null;
  /** The customer is writing. */
  typing: boolean;
  /** Why it was left as it is when several were to be changed. */
  refused: string | null;
  /** Customers come in by more than one inbox. */
  inboxes: boolean;
}

const TWO_LINES_PX = 62;
const THREE_LINES_PX = 81;

/** Whether there is anything to say below name and last line. */
function hasThird(row: Summary, view: View, beside: Beside): boolean {
  if (beside.draft || beside.replying || beside.watching?.length || beside.refused) return true;
  // Whose turn it is not needs no more than who and what was said last.
  if (view === "mine" && groupOf(row) === "answered") return Boolean(row.labels?.length);
  return Boolean(row.topic || row.labels?.length || row.team || beside.inboxes || isTold(row, view));
}

/** Whether whose it is must be said: neither the view nor the heading says it. */
function isTold(row: Summary, view: View): boolean {
  return (view === "all" || view === "snoozed") && (row.owner === "agent" || row.owner === "queue");
}

export function heightOf(row: Summary, view: View, beside: Beside): number {
  return hasThird(row, view, beside) ? THREE_LINES_PX : TWO_LINES_PX;
}

interface Props {
  row: Summary;
  view: View;
  me: string;
  beside: Beside;
  open: boolean;
  selected: boolean;
  /** Any row is selected: the boxes show without a pointer. */
  selecting: boolean;
  choose: (row: Summary, event: MouseEvent) => void;
  select: (row: Summary, range: boolean) => void;
}

export const Row = memo(function Row(props: Props): ReactNode {
  const { row, view, beside, open, selected, selecting, choose, select } = props;
  const { t } = useWords();
  const name = useContactName()(row);
  return (
    <div className={`line${selecting ? " selecting" : ""}${selected ? " selected" : ""}`}>
      <button
        type="button"
        className={`conv${row.unread ? " un" : ""}`}
        data-id={row.id}
        aria-current={open}
        onClick={(event) => choose(row, event)}
      >
        <Avatar name={name} channel={row.channel} />
        <span className="what">
          <span className="l1">
            <span className="nm trunc">{name}</span>
            <Language row={row} />
            <Priority row={row} />
            <span className="sp" />
            <When row={row} settled={view !== "resolved"} />
          </span>
          <span className="l2">
            {beside.typing ? <Typing /> : <span className="trunc">{lastLine(row, props.me, t)}</span>}
            {row.unread > 0 && (
              <span className="badge" role="img" aria-label={t("unread", { count: row.unread })}>
                {row.unread > 99 ? "99+" : row.unread}
              </span>
            )}
          </span>
          {hasThird(row, view, beside) && <Third {...props} />}
        </span>
      </button>
      <label className="pick">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          aria-label={t("select-row", { name })}
          onChange={(event) => select(row, (event.nativeEvent as PointerEvent).shiftKey)}
        />
      </label>
    </div>
  );
});

/** The language she writes, where it is not the reader's. */
export function Language({ row }: { row: Summary }): ReactNode {
  const { t, locale } = useWords();
  const hers = row.locale.slice(0, 2);
  if (hers === locale.slice(0, 2)) return null;
  return (
    <abbr className="lvl" title={t(`language-${hers}`)}>
      {hers.toUpperCase()}
    </abbr>
  );
}

function Priority({ row }: { row: Summary }): ReactNode {
  const { t } = useWords();
  if (row.priority !== "urgent" && row.priority !== "high") return null;
  const label = t("priority-mark", { priority: t(`step-priority-${row.priority}`) });
  return (
    <span className={`prio ${row.priority}`} role="img" aria-label={label} title={label}>
      <Icon name="flag" size="s" />
    </span>
  );
}

/** How long she waits, when it comes back, that it is settled, or when something was last said. */
function When({ row, settled }: { row: Summary; settled: boolean }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  if (row.snoozed_until && row.status === "snoozed") {
    const at = forms.moment(row.snoozed_until);
    return (
      <span className="chip plain" title={t("until", { at })}>
        <Icon name="moon" size="s" />
        {at}
      </span>
    );
  }
  if (settled && row.status === "resolved") {
    return (
      <span className="chip done">
        <Icon name="check" size="s" />
        {t("status-resolved")}
      </span>
    );
  }
  const ours = row.owner !== "assistant" && row.owner !== "nobody";
  if (row.waiting_since && ours) return <WaitChip since={row.waiting_since} />;
  return <time dateTime={row.last?.at ?? row.updated_at}>{forms.brief(row.last?.at ?? row.updated_at)}</time>;
}

function Typing(): ReactNode {
  const { t } = useWords();
  return (
    <span className="trunc is-typing">
      <span className="typing">
        <i />
        <i />
        <i />
      </span>
      {t("typing-contact")}
    </span>
  );
}

/** Whose it is, what is going on there, what it is about: the most telling first. */
function Third({ row, view, me, beside }: Props): ReactNode {
  const { t } = useWords();
  const { refused, draft, replying, watching } = beside;
  const names = (watching ?? []).map((agent) => agent.name).join(t("name-join"));
  const labels = row.labels ?? [];
  return (
    <span className="l3">
      {isTold(row, view) && <OwnerChip row={row} me={me} />}
      {refused ? (
        <Sign icon="warn" className="late">{refused}</Sign>
      ) : draft ? (
        <Sign icon="pen" className="jade">{t("draft-unsent")}</Sign>
      ) : replying ? (
        <Sign icon="eye">{t("replying", { name: replying })}</Sign>
      ) : names ? (
        <Sign icon="eye">{t("watching", { names })}</Sign>
      ) : (
        <Topic row={row} inboxes={beside.inboxes} />
      )}
      {labels.slice(0, 2).map((label) => (
        <span className="mini trunc" key={label}>
          {label}
        </span>
      ))}
      {labels.length > 2 && <span className="num">+{labels.length - 2}</span>}
    </span>
  );
}

/** What it is about; where nobody knows and no label tells, where it waits or came in. */
export function Topic({ row, inboxes }: { row: Summary; inboxes: boolean }): ReactNode {
  const { called } = useWords();
  const forms = useForms();
  const { topic } = row;
  if (!topic) {
    const place = row.team ? called(row.team) : inboxes ? row.inbox.name : null;
    return place && !row.labels?.length ? <span className="trunc">{place}</span> : null;
  }
  const told = topic.amount ? [forms.money(topic.amount), topic.stands] : [topic.stands, topic.order];
  return <span className="trunc">{[topic.title, ...told].filter(Boolean).join(" · ")}</span>;
}

interface SignProps {
  icon: "pen" | "eye" | "warn";
  className?: string;
  children: string;
}

function Sign({ icon, className = "", children }: SignProps): ReactNode {
  return (
    <span className={`own ${className}`}>
      <Icon name={icon} size="s" />
      <span className="trunc">{children}</span>
    </span>
  );
}

function lastLine(row: Summary, me: string, t: (key: string, args?: Record<string, string>) => string): string {
  if (!row.last) return t("no-text");
  const text = row.last.text || t("no-text");
  if (row.last.author === "assistant") return t("last-assistant", { text });
  if (row.last.author !== "agent") return text;
  if (row.agent?.id === me || !row.agent) return t("last-me", { text });
  return t("last-agent", { name: row.agent.name, text });
}
