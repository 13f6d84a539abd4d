// One thread: entries by id in the order they first came, one number that says up to where nothing is missing.

import type { EntryPage, StaffEntry } from "../types.gen";
import type { Outgoing } from "../outbox";

/** An entry and the seq it came with first: an entry that changes gets a new seq and stays in its place. */
export type Placed = StaffEntry & { place: number };

export interface Thread {
  /** In the order of their places. */
  entries: readonly Placed[];
  /** Up to here every event is known. */
  seq: number;
  /** Numbers beyond a hole. */
  ahead: readonly number[];
  loaded: boolean;
}

export const BLANK: Thread = { entries: [], seq: 0, ahead: [], loaded: false };

function put(entries: readonly Placed[], entry: StaffEntry): readonly Placed[] {
  const at = entries.findIndex((known) => known.id === entry.id);
  const known = entries[at];
  if (known) return known.seq > entry.seq ? entries : entries.with(at, { ...entry, place: known.place });
  const after = entries.findLastIndex((other) => other.place < entry.seq);
  return entries.toSpliced(after + 1, 0, { ...entry, place: entry.seq });
}

/** The number moved over everything that follows without a hole. */
function advance(seq: number, ahead: readonly number[]): Pick<Thread, "seq" | "ahead"> {
  const rest = [...new Set(ahead)].filter((number) => number > seq).sort((a, b) => a - b);
  while (rest[0] === seq + 1) {
    seq += 1;
    rest.shift();
  }
  return { seq, ahead: rest };
}

/** The thread with an entry the socket pushed. */
export function takeEntry(thread: Thread, entry: StaffEntry): Thread {
  const moved = advance(thread.seq, [...thread.ahead, entry.seq]);
  return { ...thread, entries: put(thread.entries, entry), ...moved };
}

/** The thread with a page that was asked for from its own number on. */
export function takePage(thread: Thread, page: EntryPage): Thread {
  const entries = page.entries.reduce(put, thread.entries);
  const moved = advance(Math.max(thread.seq, page.last), thread.ahead);
  return { entries, ...moved, loaded: thread.loaded || !page.more };
}

/** Whether entries are missing, as far as the thread or its row can tell. */
export function isBehind(thread: Thread, known: number): boolean {
  return thread.ahead.length > 0 || known > thread.seq;
}

export type Item =
  | { type: "day"; key: string; at: string }
  | { type: "said"; key: string; entry: StaffEntry; opens: boolean }
  | { type: "line"; key: string; entry: StaffEntry }
  | { type: "fold"; key: string; entries: StaffEntry[] }
  | { type: "out"; key: string; out: Outgoing };

const RUN_MS = 3 * 60_000;

/** What the assistant and its deeds did stands folded: agents look it up, they need not read it. */
export function isFolded(entry: StaffEntry): boolean {
  return entry.kind === "activity" && /^(assistant|deed)\./.test(entry.event);
}

function sameDay(a: string, b: string): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

function sameRun(a: StaffEntry | undefined, b: StaffEntry): boolean {
  if (!a || a.kind === "activity" || a.kind !== b.kind || a.author !== b.author) return false;
  return a.agent?.id === b.agent?.id && Date.parse(b.at) - Date.parse(a.at) < RUN_MS;
}

/** The thread as it is drawn: days, what was said, quiet lines, folds, and at the end what is still on its way. */
export function flow(thread: Thread, outgoing: readonly Outgoing[]): Item[] {
  const items: Item[] = [];
  let last: StaffEntry | undefined;
  for (const entry of thread.entries) {
    if (!last || !sameDay(last.at, entry.at)) items.push({ type: "day", key: `day ${entry.id}`, at: entry.at });
    const tail = items.at(-1);
    if (isFolded(entry)) {
      if (tail?.type === "fold") tail.entries.push(entry);
      else items.push({ type: "fold", key: entry.id, entries: [entry] });
    } else if (entry.kind === "activity") items.push({ type: "line", key: entry.id, entry });
    else items.push({ type: "said", key: entry.id, entry, opens: !sameRun(last, entry) });
    last = entry;
  }
  const arrived = new Set(thread.entries.map((entry) => entry.id));
  const waiting = outgoing.filter((out) => !arrived.has(out.id));
  return [...items, ...waiting.map((out): Item => ({ type: "out", key: out.id, out }))];
}
