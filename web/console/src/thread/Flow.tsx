// The scrolling part of a thread: opens where the reading goes on, and stays where the reader is, whatever comes.

import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import type { State } from "../state";
import { useWords } from "../words";
import type { Item } from "./items";

/** Nearer to the end than this counts as reading the end. */
const NEAR_PX = 72;
/** Nearer to the beginning than this, what is older is fetched. */
const EARLY_PX = 600;
/** What stands above the first unread line, so that one sees what it answers. */
const ABOVE_PX = 64;

type Target = NonNullable<State["target"]>;

interface Props {
  desk: Desk;
  /** The line to be shown, from a search or from what was before. */
  target: Target | null;
  items: readonly Item[];
  unread: number;
  loaded: boolean;
  /** What is older than this number is fetched when it is wanted; 0 when all is there. */
  from: number;
  children: ReactNode;
}

/** Entries said by somebody else, whose coming is worth a word to who reads further up. */
function countsAsNew(item: Item): boolean {
  return item.type === "said" && item.entry.author !== "agent";
}

export function Flow({ desk, target, items, unread, loaded, from, children }: Props): ReactNode {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const opened = useRef(false);
  const read = useRef(0);
  const held = useRef<{ key: string; top: number } | null>(null);
  const top = useRef(0);
  const [below, setBelow] = useState(0);
  const last = items.at(-1);
  const first = items.find((item) => item.type !== "day")?.key;
  const count = items.filter(countsAsNew).length;
  const found = useRef<Target | null>(null);

  const toEnd = useCallback(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
    atEnd.current = true;
    setBelow(0);
  }, []);

  // Opens at the first unread line, once everything is there.
  useLayoutEffect(() => {
    if (!loaded || opened.current || !box.current) return;
    opened.current = true;
    read.current = count;
    const mark = box.current.querySelector<HTMLElement>('[data-key="unread"]');
    if (!mark) return toEnd();
    box.current.scrollTop = mark.offsetTop - ABOVE_PX;
    atEnd.current = isAtEnd(box.current);
  }, [loaded, count, toEnd]);

  // Leads to the line that was asked for, once it is there; what is older is fetched for it.
  useLayoutEffect(() => {
    if (!target || target === found.current || !loaded || !box.current) return;
    if (target.seq <= from) return desk.earlier(target.seq);
    found.current = target;
    const line = lineOf(box.current, target.seq);
    line?.scrollIntoView({ block: "center" });
    line?.classList.add("found");
    atEnd.current = isAtEnd(box.current);
    held.current = topLine(box.current);
  }, [target, loaded, from, first, desk]);

  // What is older has come above: the line the reader looks at stays where it is.
  useLayoutEffect(() => {
    const { current: frame } = box;
    const { current: hold } = held;
    if (!frame || !hold || atEnd.current) return;
    const line = frame.querySelector<HTMLElement>(`[data-key="${CSS.escape(hold.key)}"]`);
    if (line) frame.scrollTop += line.getBoundingClientRect().top - hold.top;
  }, [first]);

  useLayoutEffect(() => {
    if (!opened.current) return;
    if (atEnd.current || last?.type === "out") toEnd();
    else setBelow(Math.max(0, count - read.current));
    if (atEnd.current) read.current = count;
    // Only the end counts: what changes above does not pull the view.
  }, [last?.key, last?.type, count, toEnd]);

  useEffect(() => {
    const inside = box.current?.firstElementChild;
    if (!box.current || !inside) return undefined;
    const watch = new ResizeObserver(() => {
      if (opened.current && atEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight });
    });
    watch.observe(box.current);
    watch.observe(inside);
    return () => watch.disconnect();
  }, []);

  useEffect(() => {
    const look = () => {
      if (loaded && atEnd.current && document.visibilityState === "visible") desk.seen();
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [desk, loaded, last?.key, unread, below]);

  const scrolled = () => {
    const { current: frame } = box;
    if (!frame) return;
    // Nobody went up: a picture came, or what is around took room, and who read the end reads on there.
    const up = frame.scrollTop < top.current;
    top.current = frame.scrollTop;
    if (atEnd.current && !up && !isAtEnd(frame)) return frame.scrollTo({ top: frame.scrollHeight });
    atEnd.current = isAtEnd(frame);
    held.current = atEnd.current ? null : topLine(frame);
    if (atEnd.current) {
      read.current = count;
      if (below > 0) setBelow(0);
      else desk.seen();
    }
    if (from > 0 && frame.scrollTop < EARLY_PX) desk.earlier();
  };

  return (
    <div className="flow-frame">
      {/* A region that scrolls has to be reachable by keyboard. */}
      <div className="flow" ref={box} onScroll={scrolled} tabIndex={0} role="log" aria-label={t("thread-label")}>
        <div className="flow-in">{children}</div>
      </div>
      {below > 0 && (
        <button type="button" className="below num" onClick={toEnd}>
          <Icon name="down" size="s" />
          {t("new-below", { count: below })}
        </button>
      )}
    </div>
  );
}

function isAtEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < NEAR_PX;
}

/** The first line that is seen, and where it stands; found by halves, for threads are long and scrolling is often. */
function topLine(frame: HTMLElement): { key: string; top: number } | null {
  const edge = frame.getBoundingClientRect().top;
  const lines = frame.querySelectorAll<HTMLElement>(".flow-in > [data-key]");
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.getBoundingClientRect().bottom ?? 0) > edge) high = middle;
    else low = middle + 1;
  }
  const line = lines[low];
  return line?.dataset["key"] ? { key: line.dataset["key"], top: line.getBoundingClientRect().top } : null;
}

/** The first line with this number or a later one. */
function lineOf(frame: HTMLElement, seq: number): HTMLElement | null {
  const lines = [...frame.querySelectorAll<HTMLElement>("[data-seq]")];
  return lines.find((line) => Number(line.dataset["seq"]) >= seq) ?? null;
}
