// One thread: entries by id in the order they first came, and two numbers that say from where to where nothing is missing.

import type { EntryPage, StaffEntry } from "../types.gen";

/** An entry with the numbers it came with first: one that changes gets new ones and stays in its place. */
export type Placed = StaffEntry & { place: number; placeN: number | null };

export interface Thread {
  /** In the order of their places. */
  entries: readonly Placed[];
  /** Before and with this number nothing was fetched yet; 0 when the thread is there from its beginning. */
  from: number;
  /** From there up to here every event is known. */
  seq: number;
  /** Numbers beyond a hole. */
  ahead: readonly number[];
  loaded: boolean;
}

export const BLANK: Thread = { entries: [], from: 0, seq: 0, ahead: [], loaded: false };

/** A thread that is fetched from somewhere on; what is older comes when it is wanted. */
export function blankFrom(from: number): Thread {
  return { ...BLANK, from: Math.max(0, from), seq: Math.max(0, from) };
}

function put(entries: readonly Placed[], entry: StaffEntry): readonly Placed[] {
  const at = entries.findIndex((known) => known.id === entry.id);
  const known = entries[at];
  if (!known) return insert(entries, { ...entry, place: entry.seq, placeN: entry.n });
  if (entry.seq < known.place) {
    // Its beginning came after a later change of it: the newer words, in the older place.
    return insert(entries.toSpliced(at, 1), { ...known, place: entry.seq, placeN: entry.n });
  }
  return known.seq > entry.seq ? entries : entries.with(at, { ...entry, place: known.place, placeN: known.placeN });
}

function insert(entries: readonly Placed[], placed: Placed): readonly Placed[] {
  const after = entries.findLastIndex((other) => other.place < placed.place);
  return entries.toSpliced(after + 1, 0, placed);
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
  return { ...thread, entries, ...moved, loaded: thread.loaded || !page.more };
}

/** The thread with what is older: pages asked for from `from` on, which together reach the thread's own beginning. */
export function takeEarlier(thread: Thread, from: number, pages: readonly EntryPage[]): Thread {
  const entries = pages.flatMap((page) => page.entries).reduce(put, thread.entries);
  return { ...thread, entries, from: Math.min(thread.from, Math.max(0, from)) };
}

/** Whether entries are missing, as far as the thread or its row can tell. */
export function isBehind(thread: Thread, known: number): boolean {
  return thread.ahead.length > 0 || known > thread.seq;
}
