// One clock for everything that counts seconds on the screen.

import { useSyncExternalStore } from "react";
import { clockAhead } from "./api";

const listeners = new Set<() => void>();
let timer = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) timer = window.setInterval(() => listeners.forEach((each) => each()), 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = 0;
  };
}

const localSecond = () => Math.floor(Date.now() / 1000);

/** This browser's clock in whole seconds. */
export function useLocalSecond(): number {
  return useSyncExternalStore(subscribe, localSecond);
}

/** Seconds since a moment the server named, by the server's clock. */
export function useSecondsSince(at: string): number {
  const now = useSyncExternalStore(subscribe, () => Math.floor((Date.now() + clockAhead) / 1000));
  return Math.max(0, now - Math.floor(Date.parse(at) / 1000));
}
