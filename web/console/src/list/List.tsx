// The list: views with their counts, rows by whose turn it is.

import { Button } from "antd";
import { type KeyboardEvent, memo, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Avatar, OwnerChip, useContactName, WaitChip } from "../chips";
import type { Desk } from "../desk";
import { Trouble } from "../Trouble";
import { Icon } from "../icons";
import { type Group, groups, held, VIEWS, type View } from "./order";
import type { State } from "../state";
import type { Summary } from "../types.gen";
import { useForms, useWords } from "../words";

/** Rows do not move away from under a pointer that is on its way to one. */
const STILL_MS = 1500;

function useHeld(next: Group[], view: View): { shown: Group[]; moved: () => void } {
  const shown = useRef<Group[]>([]);
  const shownView = useRef(view);
  const movedAt = useRef(0);
  const [, settle] = useState(0);
  const holding = Date.now() - movedAt.current < STILL_MS && shownView.current === view;
  const now = holding ? held(shown.current, next) : next;
  useEffect(() => {
    shown.current = now;
    shownView.current = view;
    if (!holding) return undefined;
    const timer = setTimeout(() => settle((count) => count + 1), STILL_MS);
    return () => clearTimeout(timer);
  });
  return {
    shown: now,
    moved: () => {
      movedAt.current = Date.now();
    },
  };
}

export function List({ desk, state }: { desk: Desk; state: State }): ReactNode {
  const { t } = useWords();
  const page = state.pages[state.view];
  const next = useMemo(() => groups(state.rows.values(), state.view, desk.me.id), [state.rows, state.view, desk]);
  const { shown, moved } = useHeld(next, state.view);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    top.current?.scrollTo(0, 0);
  }, [state.view]);
  return (
    <section className="list" aria-label={t("list-label")}>
      <header>
        <h1>{t(`list-title-${state.view}`)}</h1>
        <Views desk={desk} state={state} />
      </header>
      <div className="rows" ref={top} id="rows" role="tabpanel" onPointerMove={moved} onKeyDown={walk}>
        {page.fault && <Trouble words="list-failed" fault={page.fault} again={desk.refresh} />}
        {shown.map((group) => (
          <div key={group.name} role="group" aria-label={groupTitle(t, group, state.view)}>
            <div className="grp">
              <span>
                {groupTitle(t, group, state.view)} · {group.rows.length}
              </span>
              {group.name === "waiting" && group.rows.length > 1 && <span>{t("longest-first")}</span>}
            </div>
            {group.rows.map((row) => (
              <Row key={row.id} row={row} desk={desk} open={row.id === state.open} mine={state.view === "mine"} />
            ))}
          </div>
        ))}
        {shown.length === 0 && !page.fault && (page.loaded ? <Empty desk={desk} state={state} /> : <Skeleton />)}
        {page.next && (
          <Button type="text" block loading={page.busy} onClick={() => desk.more()}>
            {t("list-more")}
          </Button>
        )}
      </div>
    </section>
  );
}

function groupTitle(t: (key: string) => string, group: Group, view: View): string {
  return t(group.name === "waiting" && view !== "mine" ? "group-waiting-any" : `group-${group.name}`);
}

/** Up and down move the focus from row to row; Enter opens, as on every button. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(".conv")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
  event.preventDefault();
}

function Views({ desk, state }: { desk: Desk; state: State }): ReactNode {
  const { t } = useWords();
  const turn = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 0 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (step === 0) {
      document.querySelector<HTMLElement>("#rows .conv")?.focus();
      return;
    }
    const view = VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length] ?? "mine";
    desk.show(view);
    document.getElementById(`view-${view}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" onKeyDown={turn}>
      {VIEWS.map((view) => (
        <button
          key={view}
          id={`view-${view}`}
          type="button"
          role="tab"
          aria-selected={view === state.view}
          aria-controls="rows"
          tabIndex={view === state.view ? 0 : -1}
          onClick={() => desk.show(view)}
        >
          {t(`view-${view}`)}
          <span>{view === "resolved" ? "" : (state.counts?.[view] ?? "")}</span>
        </button>
      ))}
    </div>
  );
}

interface RowProps {
  row: Summary;
  desk: Desk;
  open: boolean;
  /** Stands in the view of the agent's own: whose it is need not be said. */
  mine: boolean;
}

const Row = memo(function Row({ row, desk, open, mine }: RowProps): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const name = useContactName()(row);
  const waiting = row.owner === "assistant" ? null : row.waiting_since;
  const draft = !open && desk.keep.hasDraft(row.id);
  return (
    <button
      type="button"
      className={`conv${row.unread ? " un" : ""}`}
      aria-current={open}
      onClick={() => desk.open(row.id)}
    >
      <Avatar name={name} />
      <span className="what">
        <span className="l1">
          <span className="nm trunc">{name}</span>
          <span className="lvl">{row.locale.slice(0, 2).toUpperCase()}</span>
          <span className="sp" />
          {waiting ? <WaitChip since={waiting} /> : <time>{forms.brief(row.last?.at ?? row.updated_at)}</time>}
        </span>
        <span className="l2">
          <span className="trunc">{lastLine(row, desk.me.id, t)}</span>
          {row.unread > 0 && (
            <span className="badge" role="img" aria-label={t("unread", { count: row.unread })}>
              {row.unread}
            </span>
          )}
        </span>
        <span className="l3">
          {(!mine || row.status === "resolved") && <OwnerChip row={row} me={desk.me.id} />}
          {draft ? (
            <span className="own jade">
              <Icon name="pen" size="s" />
              {t("draft-unsent")}
            </span>
          ) : (
            <span className="trunc">{row.inbox.name}</span>
          )}
        </span>
      </span>
    </button>
  );
});

function lastLine(row: Summary, me: string, t: (key: string, args?: Record<string, string>) => string): string {
  if (!row.last) return t("no-text");
  const text = row.last.text || t("no-text");
  if (row.last.author === "assistant") return t("last-assistant", { text });
  if (row.last.author !== "agent") return text;
  if (row.agent?.id === me || !row.agent) return t("last-me", { text });
  return t("last-agent", { name: row.agent.name, text });
}

function Empty({ desk, state }: { desk: Desk; state: State }): ReactNode {
  const { t } = useWords();
  const unassigned = state.counts?.unassigned ?? 0;
  return (
    <div className="empty">
      <b>{t(`empty-${state.view}`)}</b>
      <span>{t(`empty-${state.view}-next`, { unassigned })}</span>
      {state.view === "mine" && unassigned > 0 && (
        <button type="button" className="go" onClick={() => desk.show("unassigned")}>
          {t("empty-mine-go")}
        </button>
      )}
    </div>
  );
}

/** Stands in the real row's place, and only when it takes longer than one notices. */
function Skeleton(): ReactNode {
  const { t } = useWords();
  return (
    <div className="skeleton" role="status" aria-label={t("list-loading")}>
      {[40, 32, 46].map((width) => (
        <div className="conv" key={width}>
          <span className="av" />
          <span className="what">
            <i style={{ width: `${width}%` }} />
            <i style={{ width: `${width + 36}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}
