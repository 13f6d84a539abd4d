// The list of conversations: what belongs to a view, in which order, and what stays put under the pointer.

import type { Summary, ViewShow } from "../types.gen";

export type View = ViewShow["view"];
export type GroupName = "waiting" | "answered" | "assistant" | "resolved";

export interface Group {
  name: GroupName;
  rows: Summary[];
}

export const VIEWS: readonly View[] = ["mine", "unassigned", "all", "snoozed", "resolved"];
const ORDER: readonly GroupName[] = ["waiting", "answered", "assistant", "resolved"];

/** Whether a conversation is one that `me` has in hand. */
export function isMine(row: Summary, me: string): boolean {
  return row.owner === "agent" && row.agent?.id === me;
}

/** Whether a row belongs to a view, by the same rule as the server's. */
export function inView(row: Summary, view: View, me: string): boolean {
  if (view === "snoozed") return row.status === "snoozed";
  if (view === "resolved") return row.status === "resolved";
  if (view === "mine") return isMine(row, me) && row.status !== "snoozed";
  return view === "all" || row.owner === "queue";
}

function groupOf(row: Summary): GroupName {
  if (row.status === "resolved") return "resolved";
  if (row.owner === "assistant") return "assistant";
  return row.waiting_since ? "waiting" : "answered";
}

function before(a: Summary, b: Summary): number {
  if (a.waiting_since && b.waiting_since) return a.waiting_since.localeCompare(b.waiting_since);
  return b.updated_at.localeCompare(a.updated_at);
}

/** The rows of a view by whose turn it is: longest wait first, the rest newest first. */
export function groups(rows: Iterable<Summary>, view: View, me: string): Group[] {
  const found = new Map<GroupName, Summary[]>(ORDER.map((name) => [name, []]));
  for (const row of rows) if (inView(row, view, me)) found.get(groupOf(row))?.push(row);
  return [...found].filter(([, of]) => of.length > 0).map(([name, of]) => ({ name, rows: of.sort(before) }));
}

/** The next order with every row that was shown kept where it was; new rows come last in their group. */
export function held(shown: readonly Group[], next: readonly Group[]): Group[] {
  const fresh = new Map(next.flatMap((group) => group.rows).map((row) => [row.id, row]));
  const known = new Set(shown.flatMap((group) => group.rows).map((row) => row.id));
  return ORDER.flatMap((name) => {
    const stayed = shown.find((group) => group.name === name)?.rows ?? [];
    const came = next.find((group) => group.name === name)?.rows ?? [];
    const rows = [
      ...stayed.flatMap((row) => fresh.get(row.id) ?? []),
      ...came.filter((row) => !known.has(row.id)),
    ];
    return rows.length ? [{ name, rows }] : [];
  });
}

/** Unread messages in the conversations `me` has in hand. */
export function unreadOf(rows: Iterable<Summary>, me: string): number {
  let sum = 0;
  for (const row of rows) if (isMine(row, me)) sum += row.unread;
  return sum;
}

/** Rows with the newer state of one put in; an older one changes nothing. */
export function putRow(rows: ReadonlyMap<string, Summary>, row: Summary): ReadonlyMap<string, Summary> {
  const old = rows.get(row.id);
  if (old && old.seq > row.seq) return rows;
  return new Map(rows).set(row.id, row);
}
