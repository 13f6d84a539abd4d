// The list of conversations: what belongs to a view, and in which order.

import type { Summary, ViewShow } from "../types.gen";

export type View = ViewShow["view"];
export type GroupName = "waiting" | "answered" | "assistant" | "snoozed" | "resolved";

export interface Group {
  name: GroupName;
  rows: Summary[];
}

export const VIEWS: readonly View[] = ["mine", "unassigned", "all", "snoozed", "resolved"];
const ORDER: readonly GroupName[] = ["waiting", "answered", "assistant", "snoozed", "resolved"];

/** Whether a conversation is one that `me` has in hand. */
export function isMine(row: Summary, me: string): boolean {
  return row.owner === "agent" && row.agent?.id === me;
}

/** Whether a row belongs to a view, by the same rule as the server's. */
export function inView(row: Summary, view: View, me: string): boolean {
  if (view === "snoozed" || view === "resolved") return row.status === view;
  if (view === "mine") return isMine(row, me);
  return view === "all" ? row.status !== "resolved" : row.owner === "queue";
}

export function groupOf(row: Summary): GroupName {
  if (row.status === "resolved" || row.status === "snoozed") return row.status;
  if (row.owner === "assistant") return "assistant";
  return row.waiting_since ? "waiting" : "answered";
}

/** Urgent first, then the longest wait; the snoozed by when they come back; the rest newest first. */
function before(a: Summary, b: Summary): number {
  const rush = Number(b.priority === "urgent") - Number(a.priority === "urgent");
  if (a.snoozed_until && b.snoozed_until) return a.snoozed_until.localeCompare(b.snoozed_until);
  if (a.waiting_since && b.waiting_since) return rush || a.waiting_since.localeCompare(b.waiting_since);
  return b.updated_at.localeCompare(a.updated_at);
}

/** The rows of a view by whose turn it is. */
export function groups(rows: Iterable<Summary>, view: View, me: string): Group[] {
  return byTurn([...rows].filter((row) => inView(row, view, me)));
}

/** Rows by whose turn it is, whichever they are. */
export function byTurn(rows: Iterable<Summary>): Group[] {
  const found = new Map<GroupName, Summary[]>(ORDER.map((name) => [name, []]));
  for (const row of rows) found.get(groupOf(row))?.push(row);
  return [...found].filter(([, of]) => of.length > 0).map(([name, of]) => ({ name, rows: of.sort(before) }));
}

/** Unread messages in the conversations `me` has in hand. */
export function unreadOf(rows: Iterable<Summary>, me: string): number {
  let sum = 0;
  for (const row of rows) if (isMine(row, me)) sum += row.unread;
  return sum;
}

/** How many conversations `me` has in hand in which it is her turn. */
export function turnsOf(rows: Iterable<Summary>, me: string): number {
  let sum = 0;
  for (const row of rows) if (isMine(row, me) && groupOf(row) === "waiting") sum += 1;
  return sum;
}

/** Rows with the newer state of one put in; an older one changes nothing. */
export function putRow(rows: ReadonlyMap<string, Summary>, row: Summary): ReadonlyMap<string, Summary> {
  const old = rows.get(row.id);
  if (old && old.seq > row.seq) return rows;
  return new Map(rows).set(row.id, row);
}

/** The next one whose turn is mine, longest wait first, after the one that is open. */
export function nextWaiting(rows: Iterable<Summary>, me: string, open: string | null): Summary | null {
  const waiting = groups(rows, "mine", me).find((group) => group.name === "waiting")?.rows ?? [];
  const at = waiting.findIndex((row) => row.id === open);
  const next = waiting[(at + 1) % Math.max(1, waiting.length)];
  return next && next.id !== open ? next : null;
}
