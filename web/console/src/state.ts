// What one agent's screen knows.

import type { Act, Fault, Presence } from "./api";
import type { Keep } from "./keep";
import type { LinkState } from "./link";
import { here, openOf } from "./route";
import type { Outgoing } from "./outbox";
import type { Thread } from "./thread/entries";
import { type View, VIEWS } from "./list/order";
import type {
  AgentName,
  BulkRefusal,
  Counts,
  CasesChanged,
  DeedsChanged,
  Detail,
  Figure,
  StaffReceipt,
  StaffTyping,
  Summary,
  TeamName,
} from "./types.gen";

export interface PageState {
  loaded: boolean;
  busy: boolean;
  next: string | null;
  pages: number;
  fault: Fault | null;
}

/** What is being done to the open conversation. */
export type Acting = Act | "transfer" | "priority" | "labels" | "snooze";

/** The last thing done to several at once. */
export interface Bulk {
  act: "take" | "resolve";
  busy: boolean;
  done: number;
  refused: ReadonlyMap<string, BulkRefusal>;
  fault: Fault | null;
}

/** The list shows what a figure of the floor counts, and no others of all there are. */
export interface Behind {
  figure: Figure;
  zone: string;
  /** What the figure is called. */
  says: string;
  ids: ReadonlySet<string>;
}

export interface State {
  view: View;
  behind: Behind | null;
  rows: ReadonlyMap<string, Summary>;
  pages: Readonly<Record<View, PageState>>;
  counts: Counts | null;
  /** How many deeds wait for a person, once the server has said so. */
  deeds: DeedsChanged | null;
  /** How many cases are open, wait for the shop, and are one's own. */
  cases: CasesChanged | null;
  open: string | null;
  threads: ReadonlyMap<string, Thread>;
  details: ReadonlyMap<string, Detail>;
  outbox: readonly Outgoing[];
  /** Counts up when a draft was changed from outside the composer. */
  draftTurn: number;
  /** Who is writing in a conversation at this moment, by conversation; `agent` when it is a colleague. */
  typing: ReadonlyMap<string, StaffTyping>;
  /** Which colleagues have a conversation open, as far as the server said. */
  watchers: ReadonlyMap<string, readonly AgentName[]>;
  /** How far the customer has a thread and has read it. */
  receipts: ReadonlyMap<string, StaffReceipt>;
  link: LinkState;
  presence: Presence;
  threadFault: Fault | null;
  detailFault: Fault | null;
  actFault: { act: Acting; fault: Fault } | null;
  acting: Acting | null;
  /** Rows chosen for doing something to all of them. */
  selected: ReadonlySet<string>;
  /** The search lies over the list. */
  searching: boolean;
  /** The line a search led to; the thread brings it into sight. */
  target: { conversation: string; seq: number } | null;
  bulk: Bulk | null;
  /** The agent's own teams. */
  teams: readonly TeamName[];
  /** The server no longer knows the session; all stays as it is until she has logged in again. */
  expired: boolean;
}

export const FIRST_PAGE: PageState = { loaded: false, busy: false, next: null, pages: 0, fault: null };

/** What is known before the server said anything. */
export function firstState(keep: Keep): State {
  return {
    view: keep.view(),
    behind: null,
    open: openOf(here()),
    rows: new Map(),
    pages: Object.fromEntries(VIEWS.map((view) => [view, FIRST_PAGE])) as Record<View, PageState>,
    counts: null,
    deeds: null,
    cases: null,
    threads: new Map(),
    details: new Map(),
    outbox: keep.outbox(),
    draftTurn: 0,
    typing: new Map(),
    watchers: new Map(),
    receipts: new Map(),
    link: { is: "connecting" },
    presence: { status: "online", reason: null, since: null },
    threadFault: null,
    detailFault: null,
    actFault: null,
    acting: null,
    selected: new Set(),
    searching: false,
    target: null,
    bulk: null,
    teams: [],
    expired: false,
  };
}
