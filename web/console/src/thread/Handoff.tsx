// What the assistant hands over: what the customer wants, what was done, what was left open; and the lines before it.

import { type ReactNode, useState, useSyncExternalStore } from "react";
import { useContactName } from "../chips";
import { Icon } from "../icons";
import type { Handoff, StaffEntry, Summary } from "../types.gen";
import { keyPart, useForms, useWords } from "../words";

const LINES = 4;

interface Props {
  handoff: Handoff;
  row: Summary;
  entries: readonly StaffEntry[];
}

const ROOM = matchMedia("(min-width: 720px) and (min-height: 800px)");
/** As much as is left of a small screen at twice the size, or above a keyboard on the glass. */
const LOW = matchMedia("(max-height: 519px)");

function watchRoom(changed: () => void): () => void {
  for (const query of [ROOM, LOW]) query.addEventListener("change", changed);
  return () => {
    for (const query of [ROOM, LOW]) query.removeEventListener("change", changed);
  };
}

/** How often the assistant did not understand her before: she comes with that much less patience. */
function missedBefore(entries: readonly StaffEntry[], seq: number): number {
  return entries.filter((entry) => entry.seq < seq && entry.event === "assistant.missed").length;
}

/** Whether a person has answered since: then it is known, and on a small screen need not stand open any more. */
function isAnswered(handoff: Handoff, entries: readonly StaffEntry[]): boolean {
  return entries.some((entry) => entry.seq > handoff.seq && entry.kind === "message" && entry.author === "agent");
}

export function HandoffCard({ handoff, row, entries }: Props): ReactNode {
  const { t, find } = useWords();
  const forms = useForms();
  const answered = isAnswered(handoff, entries);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [before, setBefore] = useState(false);
  // Where it leaves enough room for the lines, it stands open as long as the conversation does; where it leaves none, never.
  const room = useSyncExternalStore(watchRoom, () => ROOM.matches);
  const low = useSyncExternalStore(watchRoom, () => LOW.matches);
  const open = chosen ?? (!low && (!answered || room));
  const lines = linesBefore(entries, handoff.seq);
  const missed = missedBefore(entries, handoff.seq);
  // Where nothing was done or left there is nothing to read.
  const told = (["wants", "did", "open"] as const).filter((what) => handoff[what].length > 0);
  return (
    <section className={`hand${open ? "" : " shut"}`} aria-label={t("handoff")}>
      <div className="top">
        <button type="button" className="title" aria-expanded={open} onClick={() => setChosen(!open)}>
          <Icon name="house" />
          <b>{t("handoff")}</b>
          <span className="mut num trunc">
            <time dateTime={handoff.at}>{forms.brief(handoff.at)} · </time>
            {find(`handoff-${keyPart(handoff.reason)}`) ?? t("handoff-other")}
          </span>
          <Icon name="down" size="s" />
        </button>
        {missed > 0 && <span className="chip risk num">{t("handoff-missed", { count: missed })}</span>}
        <span className="sp" />
        {open && lines.length > 0 && (
          <button type="button" className="before num" aria-expanded={before} onClick={() => setBefore(!before)}>
            {t("handoff-before", { count: lines.length })}
            <Icon name="down" size="s" />
          </button>
        )}
      </div>
      {open && told.length > 0 && (
        <dl>
          {told.map((what) => (
            <div key={what}>
              <dt>{t(`handoff-${what}`)}</dt>
              <dd title={handoff[what].join("\n")}>{handoff[what].join(t("handoff-join"))}</dd>
            </div>
          ))}
        </dl>
      )}
      {open && before && <Lines lines={lines} row={row} />}
    </section>
  );
}

function Lines({ lines, row }: { lines: readonly StaffEntry[]; row: Summary }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const contact = useContactName()(row);
  return (
    <ul className="lines">
      {lines.map((entry) => (
        <li key={entry.id}>
          <b>{entry.author === "contact" ? contact : t(`author-${entry.author}`)}</b>
          <span>{entry.text || t("no-text")}</span>
          <time className="num" dateTime={entry.at}>
            {forms.time(entry.at)}
          </time>
        </li>
      ))}
    </ul>
  );
}

function linesBefore(entries: readonly StaffEntry[], seq: number): StaffEntry[] {
  const said = entries.filter((entry) => entry.seq < seq && entry.kind === "message" && !entry.erased && entry.author !== "system");
  return said.slice(-LINES);
}
