// The list: views with their counts, rows by whose turn it is, a search over it.

import { Button } from "antd";
import { type MouseEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import type { State } from "../state";
import { Trouble, why } from "../Trouble";
import type { Summary } from "../types.gen";
import { useWords } from "../words";
import { BulkBar } from "./BulkBar";
import { FilterBar } from "./FilterBar";
import { isFiltered, NO_FILTERS, offered, passes } from "./filters";
import { byTurn, type GroupName, groups, type View } from "./order";
import { type Beside, heightOf, Row } from "./Row";
import { Rows } from "./Rows";
import { SearchField } from "./SearchField";
import { SearchResults } from "./SearchResults";
import { Empty, EmptyFiltered, Skeleton } from "./states";
import { flat, type Item } from "./stay";
import { useListKeys } from "./useListKeys";
import { useShown } from "./useShown";
import { Views } from "./Views";

export function List({ desk, state }: { desk: Desk; state: State }): ReactNode {
  const { t } = useWords();
  const [filters, setFilters] = useState(NO_FILTERS);
  const [filtering, setFiltering] = useState(false);
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const page = state.pages[state.view];
  const { rows, view, behind } = state;
  const all = useMemo(() => {
    if (behind) return byTurn([...behind.ids].flatMap((id) => rows.get(id) ?? []));
    return groups(rows.values(), view, desk.me.id);
  }, [rows, view, behind, desk]);
  const loaded = useMemo(() => all.flatMap((group) => group.rows), [all]);
  const next = useMemo(
    () =>
      all
        .map((group) => ({ ...group, rows: group.rows.filter((row) => passes(row, filters)) }))
        .filter((group) => group.rows.length > 0),
    [all, filters],
  );
  const about = `${state.view} ${behind?.says ?? ""} ${Object.values(filters).join("|")}`;
  const { groups: shown, waiting, touched, arrange } = useShown(next, state.rows, about);
  const beside = useBeside(desk, state);
  const items = useMemo(
    () => flat(shown, (row) => heightOf(row, state.view, beside(row.id))),
    [shown, state.view, beside],
  );
  const keys = useListKeys({ desk, state, items, box, touched });
  const nearEnd = useCallback(() => desk.more(), [desk]);
  const endSearch = () => {
    setText("");
    desk.search(false);
    keys.back();
  };
  useEffect(() => {
    if (state.searching) field.current?.focus();
  }, [state.searching]);
  const choose = useCallback(
    (row: Summary, event: MouseEvent) => {
      if (event.shiftKey || event.metaKey || event.ctrlKey) keys.select(row, event.shiftKey);
      else desk.open(row.id);
    },
    [desk, keys.select],
  );
  const draw = (item: Item) =>
    item.type === "group" ? (
      <Heading group={item.group} count={item.count} view={state.view} />
    ) : (
      <Row
        row={item.row}
        view={state.view}
        me={desk.me.id}
        beside={beside(item.row.id)}
        open={item.row.id === state.open}
        selected={state.selected.has(item.row.id)}
        selecting={state.selected.size > 0}
        choose={choose}
        select={keys.select}
      />
    );
  const empty = items.length === 0 && !page.fault;
  return (
    <section className="list" aria-label={t("list-label")}>
      <header>
        <div className="title">
          <h1>{state.searching ? t("search") : t(`list-title-${state.view}`)}</h1>
          <span className="sp" />
          {!state.searching && offered(loaded, filters).length > 0 && (
            <Button
              type="text"
              className={isFiltered(filters) ? "marked" : ""}
              icon={<Icon name="filter" />}
              aria-label={t("list-filter")}
              title={t("list-filter")}
              aria-expanded={filtering}
              onClick={() => setFiltering(!filtering)}
            />
          )}
        </div>
        <SearchField
          field={field}
          text={text}
          open={state.searching}
          write={setText}
          begin={() => desk.search(true)}
          end={endSearch}
          down={() => document.querySelector<HTMLElement>(state.searching ? "#results button" : "#rows .conv")?.focus()}
        />
        {!state.searching && behind && (
          <p className="behind">
            <span>{behind.says}</span>
            <button type="button" className="go" onClick={() => desk.show("all")}>
              {t("filter-clear")}
            </button>
          </p>
        )}
        {!state.searching && filtering && (
          <FilterBar rows={loaded} filters={filters} set={setFilters} />
        )}
        <Views desk={desk} state={state} />
      </header>
      <div className="list-body">
        <Rows
          items={items}
          about={about}
          box={box}
          cursor={keys.cursor}
          waiting={waiting.length}
          arrange={arrange}
          touched={touched}
          nearEnd={nearEnd}
          draw={draw}
          covered={state.searching}
        >
          {page.fault && <Trouble words="list-failed" fault={page.fault} again={desk.refresh} />}
          {empty && !page.loaded && <Skeleton />}
          {empty && page.loaded && loaded.length > 0 && <EmptyFiltered clear={() => setFilters(NO_FILTERS)} />}
          {empty && page.loaded && loaded.length === 0 && !behind && <Empty desk={desk} state={state} />}
          {empty && page.loaded && loaded.length === 0 && behind && <EmptyFiltered clear={() => desk.show("all")} />}
        </Rows>
        {state.searching && (
          <SearchResults
            desk={desk}
            open={state.open}
            text={text}
            write={(searched) => {
              setText(searched);
              field.current?.focus();
            }}
            end={endSearch}
          />
        )}
      </div>
      <BulkBar desk={desk} state={state} />
    </section>
  );
}

function Heading({ group, count, view }: { group: GroupName; count: number; view: View }): ReactNode {
  const { t } = useWords();
  const name = t(group === "waiting" && view !== "mine" ? "group-waiting-any" : `group-${group}`);
  return (
    <h2 className="grp">
      <span>
        {name} · {count}
      </span>
      {group === "waiting" && count > 1 && <span>{t("longest-first")}</span>}
    </h2>
  );
}

/** What else is known of each row, the same object for as long as it says the same. */
function useBeside(desk: Desk, state: State): (id: string) => Beside {
  const words = useWords();
  // Drafts change while one writes in the open thread, where they are seen anyway: looked up when another is opened.
  const drafts = useMemo(() => desk.keep.drafts(), [desk, state.open, state.draftTurn]);
  const known = useRef(new Map<string, Beside>());
  const { typing, watchers, bulk, open } = state;
  const inboxes = useMemo(() => new Set([...state.rows.values()].map((row) => row.inbox.id)).size > 1, [state.rows]);
  return useMemo(() => {
    const read = (id: string): Beside => {
      const who = typing.get(id);
      const refusal = bulk?.refused.get(id);
      return {
        draft: id !== open && drafts.has(id),
        replying: who?.agent?.name ?? null,
        watching: watchers.get(id) ?? null,
        typing: who?.author === "contact",
        refused: refusal ? why(words, { code: refusal.code, detail: refusal.message }) : null,
        inboxes,
      };
    };
    return (id) => {
      const fresh = read(id);
      const old = known.current.get(id);
      const same = old && (Object.keys(fresh) as (keyof Beside)[]).every((key) => old[key] === fresh[key]);
      if (same) return old;
      known.current.set(id, fresh);
      return fresh;
    };
  }, [typing, watchers, bulk, open, drafts, words, inboxes]);
}
