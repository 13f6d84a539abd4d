// Walks, opens and selects by keys. The focus is the cursor; it survives rows coming and going around it.

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Desk } from "../desk";
import { useCommands } from "../frame/useCommand";
import type { State } from "../state";
import type { Summary } from "../types.gen";
import { nextWaiting } from "./order";
import { type Item, offsets } from "./stay";

interface Given {
  desk: Desk;
  state: State;
  items: readonly Item[];
  box: RefObject<HTMLDivElement | null>;
  touched: () => void;
}

export interface ListKeys {
  cursor: string | null;
  select: (row: Summary, range: boolean) => void;
  /** Puts the focus back on the row one was at. */
  back: () => void;
}

export function useListKeys({ desk, state, items, box, touched }: Given): ListKeys {
  const [cursor, setCursor] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const began = useRef<string | null>(null);
  const now = useRef({ items, state, cursor });
  now.current = { items, state, cursor };

  const focus = useCallback(
    (id: string) => {
      const shown = box.current;
      const item = now.current.items.find((each) => each.key === id);
      const top = offsets(now.current.items).get(id);
      if (!shown || !item || top === undefined) return;
      touched();
      const least = top + item.height - shown.clientHeight;
      if (top < shown.scrollTop) shown.scrollTop = top - item.height / 2;
      else if (shown.scrollTop < least) shown.scrollTop = least;
      wanted.current = id;
      setCursor(id);
      box.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
    },
    [box, touched],
  );
  useLayoutEffect(() => {
    const id = wanted.current;
    const row = id && box.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  /** Where one is: the row with the focus, else the one that was, else the open one. */
  const place = useCallback((): string | null => {
    const active = document.activeElement?.closest<HTMLElement>("#rows [data-id]")?.dataset["id"];
    return active ?? now.current.cursor ?? now.current.state.open;
  }, []);
  const step = (by: 1 | -1) => {
    const rows = items.filter((item) => item.type === "row");
    const at = rows.findIndex((item) => item.key === place());
    const next = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) focus(next.key);
  };
  const select = useCallback(
    (row: Summary, range: boolean) => {
      const { items: all, state: is } = now.current;
      const ids = all.filter((item) => item.type === "row").map((item) => item.key);
      const from = range ? ids.indexOf(began.current ?? is.open ?? "") : -1;
      const to = ids.indexOf(row.id);
      const next = new Set(is.selected);
      if (from >= 0) for (const id of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(id);
      else if (!next.delete(row.id)) next.add(row.id);
      began.current = row.id;
      desk.select(next);
    },
    [desk],
  );
  const selectHere = (range: boolean) => {
    const row = state.rows.get(place() ?? "");
    if (row) select(row, range);
  };
  /** The focus is at a row, or where it is not in the list at the first, or at the view itself: never nowhere. */
  const rest = useCallback(
    (id: string | null) => {
      const rows = now.current.items.filter((item) => item.type === "row");
      const at = rows.find((item) => item.key === id) ?? rows[0];
      if (at) focus(at.key);
      else document.getElementById(`view-${now.current.state.view}`)?.focus();
    },
    [focus],
  );
  const back = useCallback(() => rest(place()), [rest, place]);
  const { view } = state;
  const seen = useRef(view);
  useEffect(() => {
    if (seen.current === view) return;
    seen.current = view;
    // The rows one was among are gone with their view, and another tab is the one that is on.
    const at = document.activeElement;
    if (at === document.body || at?.closest(".tabs")) document.getElementById(`view-${view}`)?.focus();
  }, [view]);

  useCommands({
    next: () => step(1),
    previous: () => step(-1),
    open: () => {
      const id = place();
      if (id) desk.open(id);
    },
    select: () => selectHere(false),
    "select-range": () => selectHere(true),
    "next-waiting": () => {
      const next = nextWaiting(state.rows.values(), desk.me.id, state.open);
      if (next) desk.open(next.id);
      else if (state.view === "mine" && (state.counts?.unassigned ?? 0) > 0) desk.show("unassigned");
    },
    close: () => {
      if (state.selected.size > 0 || state.bulk) desk.select(new Set());
      else if (state.open) {
        const left = state.open;
        desk.open(null);
        rest(left);
      }
    },
  });
  return { cursor, select, back };
}
