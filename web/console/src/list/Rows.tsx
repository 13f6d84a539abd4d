// The rows that are in sight, of however many there are; what comes above does not push away what is read.

import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Icon } from "../icons";
import { useWords } from "../words";
import { anchored, type Item, offsets } from "./stay";

const OVERSCAN = 6;
const TOP_PX = 8;

interface Props {
  items: readonly Item[];
  /** What is listed: another view begins at its top. */
  about: string;
  box: RefObject<HTMLDivElement | null>;
  /** A row that stays drawn because it has the focus; so does the one that is pointed at. */
  cursor: string | null;
  /** How many wait to be let in. */
  waiting: number;
  arrange: () => void;
  touched: () => void;
  nearEnd: () => void;
  draw: (item: Item) => ReactNode;
  /** Something lies over them: nothing in them is reached. */
  covered: boolean;
  children: ReactNode;
}

export function Rows(props: Props): ReactNode {
  const { items, about, box, cursor, waiting, arrange, touched, nearEnd, draw, covered, children } = props;
  const { t } = useWords();
  const [pointed, setPointed] = useState<string | null>(null);
  const at = items.findIndex((item) => item.key === cursor);
  const under = items.findIndex((item) => item.key === pointed);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const stay = [at, under].filter((index) => index >= 0);
      return [...new Set([...defaultRangeExtractor(range), ...stay])].sort((a, b) => a - b);
    },
    [at, under],
  );
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    // Every height is known beforehand: nothing is measured, nothing jumps.
    estimateSize: useCallback((index: number) => items[index]?.height ?? 0, [items]),
    getItemKey: useCallback((index: number) => items[index]?.key ?? index, [items]),
    overscan: OVERSCAN,
    rangeExtractor,
  });
  const above = useAnchor(items, about, box, pointed);
  useEffect(() => virtual.measure(), [items, virtual]);
  const drawn = virtual.getVirtualItems();
  const end = drawn.at(-1)?.index ?? -1;
  useEffect(() => {
    if (end >= items.length - 1) nearEnd();
  }, [end, items.length, nearEnd]);
  const news = waiting + above.count;
  const toTop = () => {
    arrange();
    above.clear();
    box.current?.scrollTo({ top: 0 });
  };
  return (
    <div className="rows-frame" inert={covered}>
      {news > 0 && (
        <button type="button" className="new-pill" onClick={toTop}>
          <Icon name="up" size="s" />
          {t("list-new", { count: news })}
        </button>
      )}
      <div
        className="rows"
        ref={box}
        id="rows"
        role="tabpanel"
        aria-label={t("list-label")}
        onPointerOver={(event) => setPointed(rowAt(event.target))}
        onPointerLeave={() => setPointed(null)}
        onPointerMove={touched}
        onPointerDown={touched}
        onWheel={touched}
        onTouchMove={touched}
        onKeyDown={touched}
        onScroll={(event) => event.currentTarget.scrollTop <= TOP_PX && above.clear()}
      >
        <div className="all" style={{ height: virtual.getTotalSize() }}>
          {drawn.map(({ index, key, start, size }) => {
            const item = items[index];
            return (
              item && (
                <div className="item" key={key} style={{ transform: `translateY(${start}px)`, height: size }}>
                  {draw(item)}
                </div>
              )
            );
          })}
        </div>
        {children}
      </div>
    </div>
  );
}

/** Keeps the row that is pointed at, or the topmost in sight, where it is, and counts what came above what is seen. */
function useAnchor(items: readonly Item[], about: string, box: RefObject<HTMLDivElement | null>, pointed: string | null) {
  const before = useRef<{ items: readonly Item[]; about: string }>({ items, about });
  const [above, setAbove] = useState<ReadonlySet<string>>(new Set());
  useLayoutEffect(() => {
    const { items: was, about: wasAbout } = before.current;
    before.current = { items, about };
    const shown = box.current;
    if (!shown) return;
    if (about !== wasAbout) {
      shown.scrollTop = 0;
      room(shown).minHeight = "";
      setAbove(new Set());
      return;
    }
    if (was === items || (shown.scrollTop <= TOP_PX && pointed === null)) return;
    const top = anchored(was, items, shown.scrollTop, pointed);
    if (top !== shown.scrollTop) scroll(shown, top);
    const known = new Set(was.map((item) => item.key));
    const places = offsets(items);
    const isNew = (item: Item) => item.type === "row" && !known.has(item.key);
    const came = items.filter((item) => isNew(item) && (places.get(item.key) ?? 0) < top);
    if (came.length > 0) setAbove((set) => new Set([...set, ...came.map((item) => item.key)]));
  }, [items, about, box, pointed]);
  const clear = useCallback(() => {
    setAbove((set) => (set.size > 0 ? new Set() : set));
    if (box.current) room(box.current).minHeight = "";
  }, [box]);
  return { count: above.size, clear };
}

/** Scrolls, and makes the room for it where all rows would fit without scrolling. */
function scroll(box: HTMLElement, top: number): void {
  room(box).minHeight = `${top + box.clientHeight}px`;
  box.scrollTop = top;
}

function room(box: HTMLElement): { minHeight: string } {
  return box.querySelector<HTMLElement>(".all")?.style ?? { minHeight: "" };
}

/** The conversation whose row an event was on. */
function rowAt(target: EventTarget): string | null {
  const item = target instanceof Element ? target.closest(".item") : null;
  return item?.querySelector<HTMLElement>("[data-id]")?.dataset.id ?? null;
}
