// All of one kind of thing, as a settings section reads it.

import { useCallback, useEffect, useState } from "react";
import { Fault } from "../api";
import type { Desk } from "../desk";

export interface All<T> {
  items: T | null;
  fault: Fault | null;
  again: () => void;
  set: (change: (items: T) => T) => void;
}

/** Reads a path of the API once the section is opened. */
export function useAll<T>(desk: Desk, path: string): All<T> {
  const [items, setItems] = useState<T | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const again = useCallback(() => {
    setFault(null);
    desk.api.call<T>("GET", path).then(setItems, (error: unknown) => setFault(asFault(error)));
  }, [desk, path]);
  useEffect(again, [again]);
  const set = useCallback((change: (items: T) => T) => setItems((old) => (old === null ? old : change(old))), []);
  return { items, fault, again, set };
}

export function asFault(error: unknown): Fault {
  return error instanceof Fault ? error : new Fault(0, "unknown");
}

/** A list with one thing in its place, or at its end when it is new. */
export function putIn<T>(items: readonly T[], item: T, idOf: (item: T) => string): T[] {
  const at = items.findIndex((each) => idOf(each) === idOf(item));
  return at < 0 ? [...items, item] : items.map((each, index) => (index === at ? item : each));
}
