// Holds the arrangement of the list still while the agent is about to point at something in it.

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Summary } from "../types.gen";
import type { Group } from "./order";
import { arrivals, held } from "./stay";

/** So long after a pointer, a wheel or a key was last at work in the list nothing in it moves. */
const STILL_MS = 3000;

export interface Shown {
  groups: Group[];
  /** Those that have come and wait to be let in. */
  waiting: readonly string[];
  /** Something is at work in the list. */
  touched: () => void;
  /** Lets all in, at once. */
  arrange: () => void;
}

/** `about` names what is listed: another view or filter is another list, with nothing to hold. */
export function useShown(next: Group[], rows: ReadonlyMap<string, Summary>, about: string): Shown {
  const last = useRef<{ about: string; groups: Group[] }>({ about, groups: [] });
  const touchedAt = useRef(0);
  const [turn, setTurn] = useState(0);
  const still = last.current.about === about && last.current.groups.length > 0;
  const holding = still && Date.now() - touchedAt.current < STILL_MS;
  const groups = useMemo(() => (holding ? held(last.current.groups, rows) : next), [holding, next, rows]);
  const waiting = useMemo(() => (holding ? arrivals(groups, next) : []), [holding, groups, next]);
  useEffect(() => {
    last.current = { about, groups };
    if (!holding) return undefined;
    const left = touchedAt.current + STILL_MS - Date.now();
    const timer = setTimeout(() => setTurn((count) => count + 1), Math.max(50, left));
    return () => clearTimeout(timer);
  }, [about, groups, holding, turn]);
  const touched = useCallback(() => {
    touchedAt.current = Date.now();
  }, []);
  const arrange = useCallback(() => {
    touchedAt.current = 0;
    setTurn((count) => count + 1);
  }, []);
  return { groups, waiting, touched, arrange };
}
