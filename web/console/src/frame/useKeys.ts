// Listens to the keys of the whole page and runs what they stand for.

import { useEffect } from "react";
import { KEYS, runCommand } from "./commands";
import { read, strokeOf } from "./keys";

/** So long the second key of a pair may take. */
const PAIR_MS = 1200;

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches("textarea, select")) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}

/** A key that means something where it was pressed: on a button, in a list of tabs, in an open menu. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (event.key === "Enter" || event.key === " ") return Boolean(target?.closest("button, a, summary, [role=tab]"));
  return false;
}

/** A menu or a dialog that lies over the page has the keys, wherever the focus is. */
function isCovered(): boolean {
  return document.querySelector(":popover-open, dialog[open]") !== null;
}

/** While `off`, something lies over the page and has the keys. */
export function useKeys(off: boolean): void {
  useEffect(() => {
    if (off) return undefined;
    let begun: string | null = null;
    let begunAt = 0;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
      const stroke = strokeOf(event);
      if (!stroke) return;
      const held = stroke.startsWith("mod+");
      if (isCovered() || (!held && (isWriting(event.target) || isTaken(event)))) {
        begun = null;
        return;
      }
      const found = read(Date.now() - begunAt < PAIR_MS ? begun : null, stroke, KEYS);
      begun = found.begun;
      begunAt = Date.now();
      if (found.id && runCommand(found.id)) event.preventDefault();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [off]);
}
