// Who waits longest, by name, and who is here to answer.

import { memo, type ReactNode } from "react";
import { useContactName, WaitChip } from "../chips";
import { useSecondsSince } from "../second";
import type { OnShift, Summary } from "../types.gen";
import { level } from "../waiting";
import { useForms, useWords } from "../words";
import { Opens } from "./Figures";
import type { Go } from "./go";
import { useHeld } from "./held";
import { inOrder, oldestWait, shift } from "./report";

/** So many are named; the rest is one click away, and who is here stays in sight. */
const MOST_WAITING = 6;
/** More blocks than this do not fit beside a name; the figure says the rest. */
const MOST_BLOCKS = 8;

export function Longest({ rows, go }: { rows: readonly Summary[]; go: Go }): ReactNode {
  const { t } = useWords();
  const named = useContactName();
  const [shown, held] = useHeld(rows.slice(0, MOST_WAITING), (row) => row.id);
  return (
    <section aria-labelledby="live-longest-list">
      <div className="wt">
        <h2 id="live-longest-list">{t("live-longest-list")}</h2>
        {rows.length > 0 && (
          <button
            type="button"
            className="label go jade"
            onClick={() => go.behind({ name: "waiting" }, t("live-all-waiting"))}
          >
            {t("live-all-waiting")}
          </button>
        )}
      </div>
      {rows.length === 0 ? (
        <p className="none">{t("live-nobody-waits")}</p>
      ) : (
        <ul className="rk" {...held}>
          {shown.map((row) => (
            <li key={row.id}>
              <button type="button" onClick={() => go.conversation(row.id)} title={t("live-open")}>
                <span className="who">
                  <span className="trunc">{named(row)}</span>
                  <small className="trunc">{row.topic?.title || row.last?.text || row.inbox.name}</small>
                </span>
                <Holder row={row} />
                {row.waiting_since && <WaitChip since={row.waiting_since} />}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Holder({ row }: { row: Summary }): ReactNode {
  const { t, called } = useWords();
  if (row.agent) return <span className="mut trunc">{row.agent.name}</span>;
  return <span className="mut trunc">{row.team ? called(row.team) : t("live-unassigned")}</span>;
}

export function Shift({
  people,
  rows,
  go,
}: {
  people: readonly OnShift[];
  rows: readonly Summary[];
  go: Go;
}): ReactNode {
  const { t } = useWords();
  const { online, load, capacity } = shift(people);
  const [shown, held] = useHeld(inOrder(people), (one) => one.agent.id);
  return (
    <section aria-labelledby="live-on-shift" className="shift">
      <div className="wt">
        <h2 id="live-on-shift">{t("live-shift")}</h2>
        <span className="label num">
          {online ? t("live-shift-sum", { online, load, capacity }) : t("live-shift-none")}
        </span>
      </div>
      {people.length === 0 ? (
        <p className="none">{t("live-shift-empty")}</p>
      ) : (
        <ul className="ag" {...held}>
          {shown.map((one) => (
            <One key={one.agent.id} one={one} open={openOf(one, rows, go)} go={go} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Opens the conversation behind an agent's oldest wait, where the report names it. */
function openOf(one: OnShift, rows: readonly Summary[], go: Go): (() => void) | null {
  const oldest = oldestWait(one);
  const row = rows.find((each) => each.agent?.id === one.agent.id && each.waiting_since === oldest);
  return row ? () => go.conversation(row.id) : null;
}

function One({ one, open, go }: { one: OnShift; open: (() => void) | null; go: Go }): ReactNode {
  const { t } = useWords();
  const oldest = oldestWait(one);
  const { name, id } = one.agent;
  return (
    <li className={one.status}>
      <span className={`dot ${one.status}`} role="img" aria-label={t(`live-status-${one.status}`)} />
      <span className="who">
        <span className="trunc" title={name}>
          {name}
        </span>
        <Standing one={one} />
      </span>
      <Opens className="load" does={one.load ? () => go.behind({ name: "agent", of: id }, t("live-load-of", { name })) : null}>
        <Blocks one={one} />
        <span className="mut num">{one.status === "offline" ? one.load || "" : `${one.load}/${one.capacity}`}</span>
      </Opens>
      {oldest ? <Oldest since={oldest} open={open} /> : <span />}
    </li>
  );
}

/** One block for each she has or could have, those whose customer waits in their colour. */
const Blocks = memo(function Blocks({ one }: { one: OnShift }): ReactNode {
  const { t } = useWords();
  const waits = [...one.waits].sort();
  // Who is not here can take no more.
  const count = Math.min(MOST_BLOCKS, one.status === "offline" ? one.load : Math.max(one.load, one.capacity));
  if (count === 0) return <span />;
  const says = t("live-blocks", { load: one.load, capacity: one.capacity, waits: one.waits.length });
  return (
    <span className="pips" role="img" aria-label={says} title={says}>
      {Array.from({ length: count }, (_, index) => {
        const since = waits[index];
        if (index >= one.load) return <i key={index} />;
        return since ? <Block key={index} since={since} /> : <i key={index} className="f" />;
      })}
    </span>
  );
});

function Block({ since }: { since: string }): ReactNode {
  const sign = level(useSecondsSince(since));
  return <i className={sign === "late" ? "b" : sign === "risk" ? "r" : sign === "wait" ? "w" : "f"} />;
}

/** Since when the first of her customers waits, as the list above has it. */
function Oldest({ since, open }: { since: string; open: (() => void) | null }): ReactNode {
  const { t } = useWords();
  const chip = <WaitChip since={since} />;
  if (!open) return chip;
  return (
    <button type="button" onClick={open} title={t("live-open")}>
      {chip}
    </button>
  );
}

/** Why somebody takes nobody, and since when. */
function Standing({ one }: { one: OnShift }): ReactNode {
  const { t, find } = useWords();
  const forms = useForms();
  if (one.status === "online" || !one.since) return null;
  const reason = (one.reason && find(`live-reason-${one.reason}`)) || t(`live-status-${one.status}`);
  return (
    <small className="trunc" title={forms.stamp(one.since)}>
      {one.status === "away" ? (
        <Since reason={reason} since={one.since} />
      ) : (
        t("live-gone", { time: forms.time(one.since) })
      )}
    </small>
  );
}

function Since({ reason, since }: { reason: string; since: string }): ReactNode {
  const { t } = useWords();
  const seconds = useSecondsSince(since);
  return t("live-since", { reason, minutes: Math.floor(seconds / 60) });
}
