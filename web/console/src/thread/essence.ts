// What a run of quiet lines comes to: what happened, in order, with how long she waited for a person.

import type { StaffEntry } from "../types.gen";
import type { Forms, Words } from "../words";
import { happened, type Names } from "./happened";
import { queuedAfter } from "./items";

/** A shorter wait than this is none. */
const AT_ONCE_S = 5;
/** Of more than this, the first and the last are told. */
const MOST = 4;

/** One line whole: what happened, or what the house told the customer by itself. */
export function sentence(words: Words, forms: Forms, entry: StaffEntry, names: Names): string {
  if (entry.kind === "activity") return happened(words, forms, entry, names);
  return entry.erased ? words.t("erased") : words.t("told-customer", { text: entry.text });
}

/** The sentences to be read at a glance; what the house told the customer only where nothing else happened. */
export function essence(
  words: Words,
  forms: Forms,
  entries: readonly StaffEntry[],
  names: Names,
  queued: string | null = null,
): string[] {
  const told: string[] = [];
  let since = queued;
  for (const entry of entries) {
    if (entry.event === "conversation.assigned" && since !== null) told.push(...waited(words, since, entry.at));
    since = queuedAfter(entry, since);
    if (entry.kind === "activity") told.push(sentence(words, forms, entry, names));
  }
  const last = entries.at(-1);
  if (told.length === 0 && last) return [sentence(words, forms, last, names)];
  const each = [...new Set(told)];
  return each.length > MOST ? [...each.slice(0, 1), "…", ...each.slice(1 - MOST)] : each;
}

function waited({ t }: Words, since: string, until: string): string[] {
  const whole = Math.round((Date.parse(until) - Date.parse(since)) / 1000);
  if (whole < AT_ONCE_S) return [];
  return [t("queued-for", { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 })];
}
