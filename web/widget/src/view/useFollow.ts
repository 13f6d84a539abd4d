import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { State } from "../chat/state";
import type { Entry } from "../types.gen";

/** So far from where it rests, the thread still follows what comes in. */
const NEAR = 80;
/** Between the head and the beginning of what is taller than the thread. */
const AIR = 12;

interface Follow {
  /** How many lines others wrote below what she reads. */
  below: number;
  toEnd(): void;
  onScroll(): void;
  /** Keep what she reads where it is while older lines are put above it, until released. */
  hold(): () => void;
}

/** The thread follows what comes: it rests at the end or, where the newest is taller than it, at the newest's beginning. */
export function useFollow(box: RefObject<HTMLDivElement | null>, state: State, entries: readonly Entry[], own: string | undefined): Follow {
  const act = state.outbox.findLast((item) => item.frame.type !== "message.send")?.frame.id;
  // Where it stays when something changes: here, until something newer comes; away, when she scrolled up to read.
  const keep = useRef<"rest" | "end" | "here" | "away">("rest");
  const last = useRef<Element | null>(null);
  const fromEnd = useRef<number | null>(null);
  const top = useRef(0);
  const [away, setAway] = useState<number | null>(null);

  const stay = (): void => {
    const { current } = box;
    if (!current) return;
    // A bar above takes its room from the thread's beginning: what she reads does not move for it.
    const moved = current.offsetTop - top.current;
    top.current = current.offsetTop;
    if (moved && (keep.current === "here" || keep.current === "away")) current.scrollTop += moved;
    if (fromEnd.current !== null) current.scrollTop = current.scrollHeight - fromEnd.current;
    else if (keep.current !== "away") {
      if (newest(current) !== last.current) keep.current = "rest";
      last.current = newest(current);
      if (keep.current !== "here") current.scrollTop = keep.current === "rest" ? rest(current) : current.scrollHeight;
    }
  };
  useLayoutEffect(stay, [entries, state.outbox, state.typing, state.queue, state.receipt]);
  useEffect(() => {
    // What was just sent is shown, wherever she was reading.
    if (own) toEnd();
  }, [own]);
  useEffect(() => {
    // What follows from what she picked is shown too; until then it stays under her finger.
    if (!act) return;
    keep.current = "here";
    setAway(null);
  }, [act]);
  useEffect(() => {
    // A keyboard, a taller composer or a card that unfolds must not hide the end.
    if (!box.current || typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(stay);
    watch.observe(box.current);
    if (box.current.firstElementChild) watch.observe(box.current.firstElementChild);
    return () => watch.disconnect();
  }, []);

  const toEnd = (): void => {
    keep.current = "rest";
    setAway(null);
    stay();
  };
  const onScroll = (): void => {
    const { current } = box;
    if (!current) return;
    const on = current.scrollTop - rest(current);
    const left = current.scrollHeight - current.scrollTop - current.clientHeight;
    keep.current = on > -NEAR && on < 2 ? "rest" : left < NEAR ? "end" : "away";
    setAway((before) => (keep.current === "away" ? (before ?? state.high) : null));
  };
  const hold = (): (() => void) => {
    const { current } = box;
    if (!current) return () => undefined;
    fromEnd.current = current.scrollHeight - current.scrollTop;
    current.style.overflowAnchor = "none";
    return () => {
      requestAnimationFrame(() => {
        fromEnd.current = null;
        current.style.overflowAnchor = "";
      });
    };
  };

  const fresh = (entry: Entry): boolean =>
    entry.author !== "contact" && (state.entries.get(entry.id)?.first ?? 0) > (away ?? Number.POSITIVE_INFINITY);
  return { below: away === null ? 0 : entries.filter(fresh).length, toEnd, onScroll, hold };
}

/** What came last; that somebody writes does not count. */
function newest(box: HTMLElement): HTMLElement | null {
  return box.querySelector(".lines > :nth-last-child(1 of :not(.typing))");
}

function rest(box: HTMLElement): number {
  const top = newest(box)?.offsetTop ?? 0;
  return Math.min(box.scrollHeight - box.clientHeight, top - AIR);
}
