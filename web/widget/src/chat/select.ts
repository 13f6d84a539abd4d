// What is shown of the state. Pure.
import { daysBetween } from "../format";
import type { AnyPart, Entry, Offer, Rating } from "../types.gen";
import type { Outgoing, Sendable, State } from "./state";

/** The thread in the order it was written. */
export function thread(state: State): Entry[] {
  return [...state.entries.values()].sort((a, b) => a.first - b.first).map((placed) => placed.entry);
}

/** Own messages that are not entries yet, oldest first. */
export function unsent(state: State): Outgoing[] {
  return state.outbox.filter((item) => item.frame.type === "message.send");
}

/** Frames to send again, with the ids they had, once the connection is back. */
export function resend(state: State): Sendable[] {
  return state.outbox.filter((item) => item.state === "sending").map((item) => item.frame);
}

/** Whether numbers are missing. */
export function gap(state: State): boolean {
  return state.high > state.seen;
}

/** What was picked on an entry, though perhaps not confirmed yet. */
export function picked(state: State, entry: string): string | null {
  for (const item of state.outbox) {
    if (item.frame.type === "choice.pick" && item.frame.entry === entry) return item.frame.value;
  }
  return null;
}

/** The rating on its way, if any. */
export function rated(state: State): number | null {
  for (const item of state.outbox) if (item.frame.type === "rating.give") return item.frame.score;
  return null;
}

/** The entry whose rating question is the one that can be answered. */
export function ratable(entries: readonly Entry[]): string | null {
  const last = entries.findLast((entry) => entry.parts.some((part) => part.type === "rating"));
  return last?.parts.some((part) => part.type === "rating" && scoreOf(part) === null) ? last.id : null;
}

export type Partner = "queue" | "agent" | "assistant" | "nobody";

/** Who answers the customer now: as the server says, or as the thread shows while it has not said. */
export function partner(state: State, entries: readonly Entry[]): { who: Partner; name: string | null } {
  if (state.queue) return { who: "queue", name: null };
  const last = entries.findLast((entry) => entry.author === "agent" || entry.author === "assistant");
  if (state.owner && !(state.owner.owner === "nobody" && !last)) return { who: state.owner.owner, name: state.owner.name };
  return last?.author === "agent" ? { who: "agent", name: last.name } : { who: "assistant", name: null };
}

/** Whether a person was asked for and has not come yet. */
export function asked(state: State): boolean {
  const waiting = state.queue !== null || state.owner?.owner === "queue";
  return waiting || state.outbox.some((item) => item.frame.type === "handoff.request");
}

export function scoreOf(part: Rating): number | null {
  return part.score ?? null;
}

export function offerState(part: Offer): NonNullable<Offer["state"]> {
  return part.state ?? "open";
}

/** Whether nothing is left to show of an entry: its text was erased. */
export function isErased(entry: { text: string; parts: readonly AnyPart[] }): boolean {
  return entry.text === "" && entry.parts.length === 0;
}

/** How an entry stands in the thread. */
export interface Placing {
  /** It begins a day. */
  day: boolean;
  /** Somebody else has the word: say who. */
  named: boolean;
  /** It ends a group: say when. */
  timed: boolean;
}

/** After a pause this long a new group begins. */
const PAUSE = 300_000;

/** Whether two entries belong together: one author, one person, no long pause. */
function together(one: Entry | undefined, other: Entry | undefined): boolean {
  if (!one || !other || one.author !== other.author || one.name !== other.name) return false;
  return Date.parse(other.at) - Date.parse(one.at) <= PAUSE && daysBetween(one.at, other.at) === 0;
}

/** The groups of a thread, in the device's time zone. */
export function placed(entries: readonly Entry[]): Placing[] {
  return entries.map((entry, place) => {
    const before = entries[place - 1];
    const day = !before || daysBetween(before.at, entry.at) !== 0;
    const speaker = !before || before.author !== entry.author || before.name !== entry.name;
    return { day, named: day || speaker, timed: !together(entry, entries[place + 1]) };
  });
}

export type Mark = "sent" | "delivered" | "read";

/** How far her newest line got: which entry, and what to say of it; nothing once it is answered and unread. */
export function mark(state: State, entries: readonly Entry[]): { entry: string; mark: Mark } | null {
  const last = entries.findLast((entry) => entry.author === "contact");
  const n = last && state.entries.get(last.id)?.first;
  if (!last || n === undefined) return null;
  if (state.receipt.read >= n) return { entry: last.id, mark: "read" };
  const answered = entries.slice(entries.indexOf(last) + 1).some((entry) => entry.author !== "system");
  if (answered) return null;
  return { entry: last.id, mark: state.receipt.delivered >= n ? "delivered" : "sent" };
}

/** Who has come since she was last told that none has: until he says so himself, somebody must. */
export function arrived(state: State, entries: readonly Entry[]): string | null {
  const last = entries.findLast((entry) => entry.author !== "contact");
  const none = last?.author === "system" && !last.parts.length;
  return none && !state.queue && state.owner?.owner === "agent" ? state.owner.name : null;
}
