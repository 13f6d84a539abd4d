// What one agent's screen knows.

import type { Act, Fault, Presence } from "./api";
import type { Keep } from "./keep";
import type { LinkState } from "./link";
import type { View } from "./list";
import type { Outgoing } from "./outbox";
import type { Thread } from "./thread/thread";
import type { Counts, Detail, Summary } from "./types.gen";

export interface PageState {
  loaded: boolean;
  busy: boolean;
  next: string | null;
  pages: number;
  fault: Fault | null;
}

export interface State {
  view: View;
  rows: ReadonlyMap<string, Summary>;
  pages: Readonly<Record<View, PageState>>;
  counts: Counts | null;
  open: string | null;
  threads: ReadonlyMap<string, Thread>;
  details: ReadonlyMap<string, Detail>;
  outbox: readonly Outgoing[];
  /** Counts up when a draft was changed from outside the composer. */
  draftTurn: number;
  typing: ReadonlyMap<string, string>;
  link: LinkState;
  presence: Presence;
  threadFault: Fault | null;
  detailFault: Fault | null;
  actFault: { act: Act; fault: Fault } | null;
  acting: Act | null;
}

const FIRST_PAGE: PageState = { loaded: false, busy: false, next: null, pages: 0, fault: null };

/** What is known before the server said anything. */
export function firstState(keep: Keep): State {
  return {
    ...keep.place(),
    rows: new Map(),
    pages: { mine: FIRST_PAGE, unassigned: FIRST_PAGE, all: FIRST_PAGE },
    counts: null,
    threads: new Map(),
    details: new Map(),
    outbox: keep.outbox(),
    draftTurn: 0,
    typing: new Map(),
    link: { is: "connecting" },
    presence: keep.presence(),
    threadFault: null,
    detailFault: null,
    actFault: null,
    acting: null,
  };
}
