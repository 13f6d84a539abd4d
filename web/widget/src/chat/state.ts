// What the chat knows, and how it changes. Pure: no clock, no network, no page.
import type {
  ChoicePick,
  Entry,
  HandoffRequest,
  InboxShown,
  MessageSend,
  OwnerShow,
  Page,
  Queue,
  RatingGive,
  Receipt,
  ServerFrame,
  Session,
} from "../types.gen";

/** How many entries a fresh screen begins with, and how many the server sends on resume. */
export const WINDOW = 200;
export const TEXT_LIMIT = 10_000;
/** A frame that met a passing trouble is sent so often before the customer is told. */
const ATTEMPTS = 6;

/** Refusals that pass by themselves: the same frame, with the same id, is sent again. */
const PASSING = new Set(["too_many", "busy", "unknown"]);
/** Refusals of the session, not of what was sent. */
const SESSION = new Set(["unauthorized", "expired"]);

/** A client frame that is answered by an ack. */
export type Sendable = MessageSend | HandoffRequest | ChoicePick | RatingGive;

/** Something the customer did that has not come back as an entry yet. */
export interface Outgoing {
  frame: Sendable;
  at: number;
  /** A message whose files are still on their way is not sent before they are there. */
  state: "loading" | "sending" | "acked" | "failed";
  attempts: number;
  n?: number;
  code?: string;
  message?: string;
  /** Its files, as the uploads of this page know them. */
  files?: readonly string[];
}

/** An entry with the number it first had, which is its place in the thread. */
export interface Placed {
  first: number;
  entry: Entry;
}

export type Connection = "starting" | "on" | "off" | "renewing" | "ended" | "closed";

export interface State {
  connection: Connection;
  contact: string | null;
  /** Hers, once she has written; a thread that came along from before she logged in takes its place. */
  conversation: string | null;
  entries: ReadonlyMap<string, Placed>;
  /** Entries up to this n are not loaded; the customer can ask for them. */
  base: number;
  /** Everything between base and this n is here. */
  seen: number;
  /** The highest n heard of; above `seen` something is missing. */
  high: number;
  outbox: readonly Outgoing[];
  queue: Queue | null;
  /** Who answers, once the server has said so. */
  owner: OwnerShow | null;
  /** How far the shop's side has and has read her lines. */
  receipt: Pick<Receipt, "delivered" | "read">;
  /** How the inbox is called, and its colour. */
  inbox: InboxShown | null;
  typing: "assistant" | "agent" | null;
  /** What could not be done: its code, and the server's words when it gave some. */
  notice: { code: string; message: string } | null;
}

export type Happening =
  | { type: "session"; session: Session; kept: readonly Outgoing[] }
  | { type: "connection"; connection: Connection }
  | { type: "frame"; frame: ServerFrame }
  | { type: "page"; page: Page }
  | { type: "earlier"; page: Page; after: number }
  | { type: "send"; frame: Sendable; now: number; files?: readonly string[] }
  | { type: "retry"; id: string; now: number }
  | { type: "reload"; id: string }
  | { type: "loaded"; id: string; attachments: string[]; now: number }
  | { type: "unloaded"; id: string; code: string; message: string }
  | { type: "taken-back"; id: string }
  | { type: "fault"; code: string }
  | { type: "late"; ids: readonly string[] }
  | { type: "quiet" }
  | { type: "noticed" };

export const START: State = {
  connection: "starting",
  contact: null,
  conversation: null,
  entries: new Map(),
  base: 0,
  seen: 0,
  high: 0,
  outbox: [],
  queue: null,
  owner: null,
  receipt: { delivered: 0, read: 0 },
  inbox: null,
  typing: null,
  notice: null,
};

/** The state after something happened. */
export function reduce(state: State, happening: Happening): State {
  switch (happening.type) {
    case "session":
      return begin(state, happening.session, happening.kept);
    case "connection":
      return connected(state, happening.connection);
    case "frame":
      return heard(state, happening.frame);
    case "page":
      return turned(state, happening.page);
    case "earlier":
      return { ...withEntries(state, happening.page.entries), base: Math.min(state.base, happening.after) };
    case "send":
      return sent(state, happening);
    case "retry":
      return patch(state, happening.id, { state: "sending", attempts: 0, at: happening.now });
    case "reload":
      return patch(state, happening.id, { state: "loading", attempts: 0 });
    case "loaded":
      return loaded(state, happening.id, happening.attachments, happening.now);
    case "unloaded":
      return patch(state, happening.id, { state: "failed", code: happening.code, message: happening.message });
    case "taken-back":
      return { ...state, outbox: state.outbox.filter((item) => item.frame.id !== happening.id) };
    case "late":
      return happening.ids.reduce((now, id) => failed(now, id, "offline"), state);
    case "fault":
      return { ...state, notice: { code: happening.code, message: "" } };
    case "quiet":
      return state.typing ? { ...state, typing: null } : state;
    case "noticed":
      return state.notice ? { ...state, notice: null } : state;
  }
}

/** Another contact, or another thread of hers, begins an empty screen; the same one goes on where she was. */
function begin(state: State, session: Session, kept: readonly Outgoing[]): State {
  const { contact, conversation, inbox } = session;
  const same = state.conversation === null || state.conversation === conversation;
  if (state.contact === contact && same) return { ...state, conversation, inbox };
  const base = Math.max(0, session.last - WINDOW);
  const numbers = { base, seen: base, high: base };
  return { ...START, connection: state.connection, contact, conversation, inbox, ...numbers, outbox: kept };
}

/** The place in the queue is said anew on every connection, so an old one is not kept. */
function connected(state: State, connection: Connection): State {
  if (connection === "on") return { ...state, connection, queue: null, typing: null };
  return { ...state, connection, typing: null };
}

function heard(state: State, frame: ServerFrame): State {
  switch (frame.type) {
    case "entry":
      return numbered(withEntries(state, [frame]), frame.n);
    case "ack":
      return settled(patch(state, frame.id, { state: "acked", n: frame.n }));
    case "queue":
      return { ...state, queue: frame.position > 0 ? frame : null };
    case "typing":
      return frame.author === "agent" || frame.author === "assistant" ? { ...state, typing: frame.author } : state;
    case "receipt":
      return received(state, frame);
    case "owner":
      return { ...state, owner: frame, typing: null };
    case "error":
      return refused(state, frame.id, frame.code, frame.message);
    default:
      // A newer server may say more than this page knows.
      return state;
  }
}

/** Move on by one number, or note that some are missing. */
function numbered(state: State, n: number): State {
  const seen = n === state.seen + 1 ? n : state.seen;
  return settled({ ...state, seen, high: Math.max(state.high, n) });
}

/** A page holds everything from `seen` on, up to its last entry or to its end. */
function turned(state: State, page: Page): State {
  const held = page.entries.reduce((most, entry) => Math.max(most, entry.n), state.seen);
  const seen = page.more ? held : Math.max(held, page.last);
  return settled({ ...withEntries(state, page.entries), seen, high: Math.max(state.high, seen) });
}

function withEntries(state: State, arrived: readonly Entry[]): State {
  if (!arrived.length) return state;
  const entries = new Map(state.entries);
  for (const entry of arrived) {
    const old = entries.get(entry.id);
    const first = Math.min(old?.first ?? entry.n, entry.n);
    entries.set(entry.id, { first, entry: old && old.entry.n > entry.n ? old.entry : entry });
  }
  const authors = new Set(arrived.map((entry) => entry.author));
  const typing = authors.has("agent") || authors.has("assistant") ? null : state.typing;
  const queue = authors.has("agent") && arrived.some((entry) => entry.n > state.high) ? null : state.queue;
  return { ...state, entries, typing, queue };
}

function sent(state: State, { frame, now, files = [] }: Happening & { type: "send" }): State {
  if (state.outbox.some((item) => item.frame.id === frame.id)) return state;
  const item: Outgoing = { frame, at: now, state: files.length ? "loading" : "sending", attempts: 0, files };
  return { ...state, outbox: [...state.outbox, item], notice: null };
}

/** All files of a message are there: now it can go. */
function loaded(state: State, id: string, attachments: string[], now: number): State {
  const item = state.outbox.find((each) => each.frame.id === id);
  if (item?.state !== "loading" || item.frame.type !== "message.send") return state;
  return patch(state, id, { state: "sending", at: now, frame: { ...item.frame, attachments } });
}

/** Receipts only ever go forward. */
function received(state: State, frame: Receipt): State {
  const delivered = Math.max(state.receipt.delivered, frame.delivered, frame.read);
  const read = Math.max(state.receipt.read, frame.read);
  if (delivered === state.receipt.delivered && read === state.receipt.read) return state;
  return { ...state, receipt: { delivered, read } };
}

function refused(state: State, id: string | null, code: string, message: string): State {
  const item = id === null ? undefined : state.outbox.find((each) => each.frame.id === id);
  if (!item || SESSION.has(code)) return state;
  if (PASSING.has(code) && item.attempts < ATTEMPTS) return patch(state, item.frame.id, { attempts: item.attempts + 1 });
  return failed(state, item.frame.id, code, message);
}

/** A message stays to be tried again; anything else is undone and said. */
function failed(state: State, id: string, code: string, message = ""): State {
  const item = state.outbox.find((each) => each.frame.id === id);
  if (item?.state !== "sending") return state;
  if (item.frame.type === "message.send") return patch(state, id, { state: "failed", code, message });
  return { ...state, outbox: state.outbox.filter((each) => each !== item), notice: { code, message } };
}

function patch(state: State, id: string, change: Partial<Outgoing>): State {
  if (!state.outbox.some((item) => item.frame.id === id)) return state;
  return { ...state, outbox: state.outbox.map((item) => (item.frame.id === id ? { ...item, ...change } : item)) };
}

/** Let go of what has come back: its entry is here, or everything up to its number is. */
function settled(state: State): State {
  const stays = (item: Outgoing): boolean =>
    !state.entries.has(item.frame.id) && !(item.n !== undefined && item.n <= state.seen);
  return state.outbox.every(stays) ? state : { ...state, outbox: state.outbox.filter(stays) };
}
