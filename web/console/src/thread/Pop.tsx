// A small panel on top of everything, beside the button that opens it: closes by Escape, by a click elsewhere, by itself.

import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";

const GAP = 4;
const EDGE = 8;

interface Props {
  id: string;
  label: string;
  open: boolean;
  change: (open: boolean) => void;
  anchor: RefObject<HTMLElement | null>;
  /** Opens above the button instead of below it. */
  up?: boolean;
  /** Ends where the button ends instead of beginning where it begins. */
  end?: boolean;
  className?: string;
  children: ReactNode;
}

export function Pop({ id, label, open, change, anchor, up = false, end = false, className = "", children }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const panel = box.current;
    if (!panel) return undefined;
    const shown = panel.matches(":popover-open");
    if (open && !shown) panel.showPopover();
    if (!open && shown) panel.hidePopover();
    if (!open) return undefined;
    const settle = () => place(panel, anchor.current, up, end);
    settle();
    const watch = new ResizeObserver(settle);
    watch.observe(panel);
    addEventListener("resize", settle);
    panel.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => {
      watch.disconnect();
      removeEventListener("resize", settle);
    };
  }, [open, anchor, up, end]);
  return (
    <div
      ref={box}
      id={id}
      popover="auto"
      role="dialog"
      aria-label={label}
      className={`pop ${className}`}
      onToggle={(event) => {
        const now = event.newState === "open";
        if (now !== open) change(now);
        if (!now && document.activeElement === document.body) anchor.current?.focus();
      }}
    >
      {open && children}
    </div>
  );
}

function place(panel: HTMLElement, anchor: HTMLElement | null, up: boolean, end: boolean): void {
  if (!anchor) return;
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const left = end || at.left + width > innerWidth - EDGE ? Math.max(EDGE, Math.min(at.right, innerWidth - EDGE) - width) : at.left;
  const top = up ? at.top - GAP - height : at.bottom + GAP;
  panel.style.left = `${left}px`;
  panel.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - EDGE - height))}px`;
}
