// What the assistant did between two lines, told in the order it happened: understood, looked up, offered, done.

import type { StaffEntry } from "../types.gen";
import { type Forms, keyPart, type Words } from "../words";
import { happened, type Names } from "./happened";

export interface Doing {
  id: string;
  at: string;
  text: string;
  /** How sure it was, 0 to 1, where it had to guess. */
  sure: number | null;
}

/** The assistant's steps in words, each once. */
export function doings(words: Words, forms: Forms, entries: readonly StaffEntry[], names: Names): Doing[] {
  return entries.flatMap((entry) =>
    sentences(words, forms, entry, names).map((text, index) => ({
      id: `${entry.id} ${index}`,
      at: entry.at,
      text,
      sure: index === 0 ? sureness(entry) : null,
    })),
  );
}

function sentences(words: Words, forms: Forms, entry: StaffEntry, names: Names): string[] {
  if (entry.event === "assistant.understood") return [understood(words, entry)];
  if (entry.event === "assistant.acted") return acted(words, entry, names);
  return [happened(words, forms, entry, names)];
}

/** A guess with a number behind it; what was read off a button or a pattern has none. */
function sureness(entry: StaffEntry): number | null {
  const thousandths = entry.facts["confidence"];
  return entry.event === "assistant.understood" && typeof thousandths === "number" && thousandths > 0 ? thousandths / 1000 : null;
}

/** What it took the message to mean: by its name if it has one, else by what kind of thing it is. */
function understood({ t, find }: Words, { facts }: StaffEntry): string {
  const intent = typeof facts["intent"] === "string" ? find(`intent-${keyPart(facts["intent"])}`) : null;
  const commands = Array.isArray(facts["commands"]) ? facts["commands"].map(String) : [];
  const meant = intent ?? commands.map((each) => find(`meant-${keyPart(each)}`)).find((each) => each !== null);
  return meant ? t("understood", { what: meant }) : t("event-assistant-understood");
}

function acted({ t, find }: Words, { facts }: StaffEntry, names: Names): string[] {
  const did = Array.isArray(facts["did"]) ? facts["did"].map(String) : [];
  const order = typeof facts["order"] === "string" ? facts["order"] : "none";
  const deed = names.deed(facts["deed"]) ?? "none";
  const known = did.map((each) => find(`did-${keyPart(each)}`, { order, deed })).filter((each) => each !== null);
  return known.length > 0 ? [...new Set(known)] : [t("event-assistant-acted")];
}
