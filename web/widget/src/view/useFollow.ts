import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { State } from "../chat/state";
import type { Entry } from "../types.gen";

/** Nearer to the end than this, the thread follows what comes in. */
const NEAR = 80;

interface Follow {
  /** How many lines others wrote below what she reads. */
  below: number;
  toEnd(): void;
  onScroll(): void;
  /** Keep what she reads where it is while older lines are put above it, until released. */
  hold(): () => void;
}

/** The thread follows its end, until she scrolls up to read. */
export function useFollow(box: RefObject<HTMLDivElement | null>, state: State, entries: readonly Entry[], own: string | undefined): Follow {
  const follow = useRef(true);
  const fromEnd = useRef<number | null>(null);
  const [away, setAway] = useState<number | null>(null);

  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    if (fromEnd.current !== null) current.scrollTop = current.scrollHeight - fromEnd.current;
    else if (follow.current) end(current);
  }, [entries, state.outbox, state.typing, state.queue, state.receipt]);
  useEffect(() => {
    // What was just sent is shown, wherever she was reading.
    if (own) toEnd();
  }, [own]);
  useEffect(() => {
    // A keyboard, a taller composer or a card that unfolds must not hide the end.
    if (!box.current || typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(() => follow.current && box.current && end(box.current));
    watch.observe(box.current);
    if (box.current.firstElementChild) watch.observe(box.current.firstElementChild);
    return () => watch.disconnect();
  }, []);

  const toEnd = (): void => {
    follow.current = true;
    setAway(null);
    if (box.current) end(box.current);
  };
  const onScroll = (): void => {
    const { current } = box;
    if (!current) return;
    follow.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR;
    setAway((before) => (follow.current ? null : (before ?? state.high)));
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

function end(box: HTMLElement): void {
  box.scrollTop = box.scrollHeight;
}
