// Keeps the focus where things come and go: what had it is taken away, and it is not left to nothing.

import { type RefObject, useLayoutEffect, useRef } from "react";

interface Kept {
  ref: RefObject<HTMLDivElement | null>;
  onFocus: () => void;
  onBlur: () => void;
}

/** For the box around them: the first that can be pressed, else the messages. */
export function useFocusKept(): Kept {
  const ref = useRef<HTMLDivElement>(null);
  const inside = useRef(false);
  useLayoutEffect(() => {
    // Nobody is told that something blurs by being taken away.
    if (!inside.current || document.activeElement !== document.body) return;
    inside.current = false;
    const next = ref.current?.querySelector<HTMLElement>("button:not(:disabled)");
    (next ?? document.querySelector<HTMLElement>(".flow"))?.focus();
  });
  return {
    ref,
    onFocus: () => {
      inside.current = true;
    },
    onBlur: () => {
      inside.current = false;
    },
  };
}
