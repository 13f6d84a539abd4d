// Rows stay where they are while the pointer is over them; what is new comes after them.

import { useState } from "react";

export interface Held {
  onPointerEnter: () => void;
  onPointerLeave: () => void;
}

/** The rows in the order in which these keys stand; those that are not among them come last, as they come. */
export function inOrderOf<T>(rows: readonly T[], key: (row: T) => string, keys: readonly string[]): T[] {
  const place = new Map(keys.map((each, index) => [each, index]));
  const at = (row: T) => place.get(key(row)) ?? keys.length;
  return [...rows].sort((a, b) => at(a) - at(b));
}

/** The rows as they are to be shown, and what the element around them listens to. */
export function useHeld<T>(rows: readonly T[], key: (row: T) => string): [readonly T[], Held] {
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const shown = held ? inOrderOf(rows, key, held) : rows;
  return [shown, { onPointerEnter: () => setHeld(rows.map(key)), onPointerLeave: () => setHeld(null) }];
}
