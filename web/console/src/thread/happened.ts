// The words for what happened in a conversation: a sentence a person would say, never a key or a raw fact.

import type { StaffEntry } from "../types.gen";
import { type Forms, keyPart, type Words } from "../words";

/** Whom and what the ids of an event stand for. */
export interface Names {
  agent(id: unknown): string | null;
  team(id: unknown): string | null;
  deed(id: unknown): string | null;
}

type Args = Record<string, string | number>;

/** Facts a sentence may use as they are; everything else is put into words first or left out. */
const PLAIN = ["reason", "value", "score", "yes", "misses", "order", "state", "to_person", "again", "why", "left", "way"];

/** What happened, as a sentence; for a kind this console does not know, that something did. */
export function happened(words: Words, forms: Forms, entry: StaffEntry, names: Names): string {
  const known = words.find(`event-${keyPart(entry.event)}`, args(words, forms, entry, names));
  return known ?? words.t(entry.author === "assistant" ? "event-other-assistant" : "event-other");
}

function args(words: Words, forms: Forms, entry: StaffEntry, names: Names): Args {
  const { facts } = entry;
  const said: Args = { reason: "", agent: entry.agent?.name ?? "none" };
  for (const key of PLAIN) {
    const value = facts[key];
    if (typeof value === "number") said[key] = value;
    else if (typeof value === "string" || typeof value === "boolean") said[key] = String(value);
  }
  const before = wordsOf(facts["before"]);
  const after = wordsOf(facts["after"]);
  const added = after.filter((each) => !before.includes(each));
  const removed = before.filter((each) => !after.includes(each));
  return {
    ...said,
    to: (entry.agent?.id === facts["agent"] ? entry.agent?.name : names.agent(facts["agent"])) ?? "none",
    by: byOf(entry, names),
    team: names.team(facts["team"]) ?? (facts["team"] ? "some" : "none"),
    after: inWords(words, facts["after"]),
    added: added.join(", ") || "none",
    removed: removed.join(", ") || "none",
    until: typeof facts["until"] === "number" ? forms.stamp(new Date(facts["until"] / 1000).toISOString()) : "",
    deed: names.deed(facts["deed"]) ?? "",
  };
}

/** Who did it, when that is another than whom it was done to. */
function byOf(entry: StaffEntry, names: Names): string {
  if (entry.author !== "agent" || !entry.agent) return "none";
  const named = entry.facts["agent"];
  return named !== undefined && named !== null && entry.agent.id === named ? "same" : entry.agent.name || names.agent(named) || "none";
}

function wordsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** A state that has a name of its own: a language, a priority. */
function inWords({ find }: Words, value: unknown): string {
  if (typeof value !== "string") return "";
  return find(`locale-${keyPart(value)}`) ?? find(`step-priority-${keyPart(value)}`) ?? "";
}
