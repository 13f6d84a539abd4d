// What stays put: while the agent is about to point at a row, none of them moves.

import type { Summary } from "../types.gen";
import type { Group } from "./order";

/** The arrangement as it was shown, each row as it is now; one that left the view stays until all is arranged anew. */
export function held(shown: readonly Group[], rows: ReadonlyMap<string, Summary>): Group[] {
  return shown
    .map(({ name, rows: of }) => ({ name, rows: of.flatMap((row) => rows.get(row.id) ?? []) }))
    .filter((group) => group.rows.length > 0);
}

/** Those of the next arrangement that are not shown yet. */
export function arrivals(shown: readonly Group[], next: readonly Group[]): string[] {
  const known = new Set(shown.flatMap((group) => group.rows.map((row) => row.id)));
  return next.flatMap((group) => group.rows.map((row) => row.id)).filter((id) => !known.has(id));
}

export type Item =
  | { type: "group"; key: string; group: Group["name"]; count: number; height: number }
  | { type: "row"; key: string; row: Summary; height: number };

const HEADING_PX = 32;

/** Headings and rows in one line, with the height of each. */
export function flat(groups: readonly Group[], height: (row: Summary) => number): Item[] {
  return groups.flatMap(({ name, rows }) => [
    { type: "group" as const, key: `group ${name}`, group: name, count: rows.length, height: HEADING_PX },
    ...rows.map((row) => ({ type: "row" as const, key: row.id, row, height: height(row) })),
  ]);
}

/** Where each item begins, by key. */
export function offsets(items: readonly Item[]): Map<string, number> {
  let at = 0;
  return new Map(
    items.map((item) => {
      const begins = at;
      at += item.height;
      return [item.key, begins];
    }),
  );
}

/**
 * How far to scroll so that a row stays where the eye has it: the one that is pointed at, else the topmost in sight.
 * A row that has changed itself may go where it belongs now.
 */
export function anchored(before: readonly Item[], after: readonly Item[], top: number, pointed: string | null = null): number {
  const [was, is] = [offsets(before), offsets(after)];
  const stay = (key: string): number | null => {
    const [from, to] = [was.get(key), is.get(key)];
    return from === undefined || to === undefined ? null : Math.max(0, to + (top - from));
  };
  if (pointed !== null && rowOf(before, pointed) === rowOf(after, pointed)) return stay(pointed) ?? top;
  if (top <= 0) return top;
  for (const item of before) {
    const from = was.get(item.key);
    const place = item.type === "row" && from !== undefined && from + item.height > top ? stay(item.key) : null;
    if (place !== null) return place;
  }
  return top;
}

function rowOf(items: readonly Item[], key: string): Summary | null {
  const item = items.find((each) => each.key === key);
  return item?.type === "row" ? item.row : null;
}
