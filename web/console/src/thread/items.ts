// A thread as it is drawn: days, what was said, quiet lines, what the assistant did, and last what is still on its way.

import type { Outgoing } from "../outbox";
import type { StaffEntry } from "../types.gen";
import { receiptOf, type Reach, type Receipt } from "./receipt";
import type { Placed, Thread } from "./entries";

export type Item =
  | { type: "day"; key: string; at: string }
  | { type: "unread"; key: string }
  | { type: "said"; key: string; entry: Placed; opens: boolean; receipt: Receipt | null }
  | { type: "quiet"; key: string; entries: Placed[]; queued: string | null }
  | { type: "doings"; key: string; entries: Placed[] }
  | { type: "out"; key: string; out: Outgoing; opens: boolean };

export interface Marks {
  reach: Reach;
  /** The id of the first entry that was unread when the thread was opened. */
  unread: string | null;
  /** The agent who looks: her lines on the way continue her lines that are there. */
  me: string;
}

const RUN_MS = 3 * 60_000;

/** What the assistant and its deeds did stands folded: agents look it up, they need not read it. */
export function isDoing(entry: StaffEntry): boolean {
  return entry.kind === "activity" && /^(assistant|deed)\./.test(entry.event);
}

/** What its own card in the thread says already. */
const SHOWN = new Set(["rating.asked", "rating.requested"]);

/** What nobody said: something happened, or the house told the customer something by itself. */
export function isQuiet(entry: StaffEntry): boolean {
  return entry.kind === "activity" || (entry.kind === "message" && entry.author === "system" && entry.parts.length === 0);
}

/** Since when she waits for a person after this, as far as it changes that. */
export function queuedAfter(entry: StaffEntry, before: string | null): string | null {
  if (entry.event === "conversation.handed_off") return entry.at;
  return entry.event === "conversation.assigned" || entry.event === "conversation.resolved" ? null : before;
}

function sameDay(a: string, b: string): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

interface Spoken {
  kind: string;
  author: string;
  by: string | null;
  at: string;
}

function spoken(entry: StaffEntry): Spoken {
  return { kind: entry.kind, author: entry.author, by: entry.agent?.id ?? null, at: entry.at };
}

function sameRun(a: Spoken | null, b: Spoken): boolean {
  if (!a || a.kind === "activity" || a.kind !== b.kind || a.author !== b.author || a.by !== b.by) return false;
  return Date.parse(b.at) - Date.parse(a.at) < RUN_MS;
}

/** Opens at the oldest line of the customer that nobody has read. */
export function firstUnread(entries: readonly StaffEntry[], unread: number): string | null {
  if (unread <= 0) return null;
  const hers = entries.filter((entry) => entry.kind === "message" && entry.author === "contact");
  return hers.at(-Math.min(unread, hers.length))?.id ?? null;
}

/** Everything to draw, in order. */
export function flow(thread: Thread, outgoing: readonly Outgoing[], marks: Marks): Item[] {
  const items: Item[] = [];
  let last: Spoken | null = null;
  let queued: string | null = null;
  for (const entry of thread.entries) {
    if (entry.kind === "activity" && SHOWN.has(entry.event)) continue;
    const now = spoken(entry);
    if (!last || !sameDay(last.at, now.at)) items.push({ type: "day", key: `day ${entry.id}`, at: entry.at });
    const fresh = entry.id === marks.unread;
    if (fresh) items.push({ type: "unread", key: "unread" });
    const tail = items.at(-1);
    if (isDoing(entry)) {
      if (tail?.type === "doings") tail.entries.push(entry);
      else items.push({ type: "doings", key: entry.id, entries: [entry] });
    } else if (isQuiet(entry)) {
      if (tail?.type === "quiet") tail.entries.push(entry);
      else items.push({ type: "quiet", key: entry.id, entries: [entry], queued });
    } else {
      const opens = fresh || !sameRun(last, now);
      items.push({ type: "said", key: entry.id, entry, opens, receipt: receiptOf(entry, marks.reach) });
    }
    last = now;
    queued = queuedAfter(entry, queued);
  }
  return [...quieter(items), ...onTheirWay(thread, outgoing, marks.me, last)];
}

/** Within a run only the last line says how far it came, unless the ones before it came less or more far. */
function quieter(items: Item[]): Item[] {
  let told: Receipt | null = null;
  return items.map((item) => {
    if (item.type !== "said") return item;
    const repeats = !item.opens && item.receipt === told;
    told = item.receipt;
    return repeats ? { ...item, receipt: null } : item;
  });
}

function onTheirWay(thread: Thread, outgoing: readonly Outgoing[], me: string, last: Spoken | null): Item[] {
  const arrived = new Set(thread.entries.map((entry) => entry.id));
  return outgoing
    .filter((out) => !arrived.has(out.id))
    .map((out): Item => {
      const now = { kind: out.kind, author: "agent", by: me, at: out.at };
      const opens = !sameRun(last, now);
      last = now;
      return { type: "out", key: out.id, out, opens };
    });
}
