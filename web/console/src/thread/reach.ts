// Leads to one line of a thread from anywhere: a hit of the search, a talk of last year, what an order was about.

import { useSyncExternalStore } from "react";

interface Goal {
  conversation: string;
  seq: number;
}

let goal: Goal | null = null;
const listeners = new Set<() => void>();

function set(next: Goal | null): void {
  goal = next;
  for (const listener of [...listeners]) listener();
}

/** Shows the line with this number as soon as its thread is open and there. */
export function reach(conversation: string, seq: number): void {
  set({ conversation, seq });
}

/** It is shown, or will not be found. */
export function reached(): void {
  set(null);
}

/** The number to be shown in this thread, if any. */
export function useReach(conversation: string): number | null {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => goal,
  );
  return now?.conversation === conversation ? now.seq : null;
}
