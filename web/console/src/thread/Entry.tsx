// The lines of a thread: said, done, on the way.

import { Button } from "antd";
import { memo, type ReactNode } from "react";
import { Avatar, useContactName } from "../chips";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import type { Outgoing } from "../outbox";
import { PartShown } from "./Part";
import { why } from "../Trouble";
import type { StaffEntry, Summary } from "../types.gen";
import { keyPart, useForms, useWords, type Words } from "../words";

export function DayLine({ at }: { at: string }): ReactNode {
  return <div className="sys day">{useForms().day(at)}</div>;
}

/** A message or a note, told apart by side, colour and name. */
export const Said = memo(function Said({ entry, opens, row }: { entry: StaffEntry; opens: boolean; row: Summary }) {
  const { t } = useWords();
  const forms = useForms();
  const contact = useContactName()(row);
  const side = entry.author === "contact" ? "in" : `out ${sideOf(entry)}`;
  const name = entry.author === "contact" ? contact : (entry.agent?.name ?? t(`author-${entry.author}`));
  return (
    <article className={`msg ${side}${opens ? "" : " goes-on"}`}>
      {entry.author === "contact" && <Avatar name={contact} size="sm" />}
      <div className="body">
        {opens && (
          <div className="meta num">
            {entry.kind === "note" && (
              <>
                <Icon name="lock" size="s" />
                <b>{t("note-label")}</b>
              </>
            )}
            <b>{name}</b>
            <time dateTime={entry.at}>{forms.time(entry.at)}</time>
          </div>
        )}
        {entry.erased ? (
          <div className="bub erased">{t("erased")}</div>
        ) : (
          entry.text && <div className="bub">{entry.text}</div>
        )}
        {!entry.erased && entry.parts.map((part, index) => <PartShown key={`${part.type} ${index}`} part={part} />)}
      </div>
    </article>
  );
});

function sideOf(entry: StaffEntry): string {
  if (entry.kind === "note") return "note";
  return { assistant: "bot", agent: "agent", contact: "", system: "house" }[entry.author];
}

/** The words for an event; one this console does not know shows by its own name. */
function eventWords({ find }: Words, entry: StaffEntry, desk: Desk): string {
  const args: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(entry.facts)) {
    if (typeof value === "number") args[key] = value;
    else if (value !== null && typeof value !== "object") args[key] = String(value);
  }
  const named = entry.facts["agent"];
  const to = entry.agent && entry.agent.id === named ? entry.agent.name : desk.nameOf(named);
  const words = { ...args, reason: args["reason"] ?? "", to: to ?? "none", agent: entry.agent?.name ?? "none" };
  const after = find(`locale-${args["after"] ?? ""}`);
  return find(`event-${keyPart(entry.event)}`, after ? { ...words, after } : words) ?? entry.event;
}

export function QuietLine({ entry, desk }: { entry: StaffEntry; desk: Desk }): ReactNode {
  const words = useWords();
  const forms = useForms();
  return (
    <div className="sys num">
      <span>
        <time dateTime={entry.at}>{forms.time(entry.at)}</time> {eventWords(words, entry, desk)}
      </span>
    </div>
  );
}

/** What the assistant understood, tried and did: one quiet line until someone wants to know. */
export function Fold({ entries, desk }: { entries: StaffEntry[]; desk: Desk }): ReactNode {
  const words = useWords();
  const forms = useForms();
  return (
    <details className="fold">
      <summary>
        <Icon name="house" size="s" />
        {words.t("fold", { count: entries.length })}
        <Icon name="down" size="s" />
      </summary>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <time className="num" dateTime={entry.at}>
              {forms.time(entry.at)}
            </time>
            <span>
              {eventWords(words, entry, desk)}
              <Facts facts={entry.facts} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What every event has and nobody looks for. */
const UNSAID = new Set(["kind", "answers"]);

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function Facts({ facts }: { facts: Record<string, unknown> }): ReactNode {
  const shown = Object.entries(facts).filter(([key, value]) => !UNSAID.has(key) && value !== null && value !== "");
  if (shown.length === 0) return null;
  return <small className="mono">{shown.map(([key, value]) => `${key} ${plain(value)}`).join(" · ")}</small>;
}

/** A line of one's own that the server has not shown back yet. */
export function Out({ out, desk, online }: { out: Outgoing; desk: Desk; online: boolean }): ReactNode {
  const words = useWords();
  const { t } = words;
  const failed = out.state === "failed";
  const state = out.state === "sending" && !online ? "offline" : out.state;
  return (
    <article className={`msg out ${out.kind === "note" ? "note" : "agent"}`}>
      <div className="body">
        <div className={`bub${failed ? "" : " on-its-way"}`}>{out.text}</div>
        <div className={`meta under${failed ? " late" : ""}`} role={failed ? "alert" : "status"}>
          <Icon name={failed ? "warn" : "clock"} size="s" />
          {failed ? t("out-failed", { why: why(words, { code: out.code ?? "unknown" }) }) : t(`out-${state}`)}
          {failed && (
            <>
              <Button size="small" type="text" onClick={() => desk.retry(out.id)}>
                {t("out-again")}
              </Button>
              <Button size="small" type="text" onClick={() => desk.takeBack(out.id)}>
                {t("out-edit")}
              </Button>
            </>
          )}
        </div>
      </div>
    </article>
  );
}
