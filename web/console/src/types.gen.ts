// Written by tools/typescript.py from xiaoer.inbox.parts, xiaoer.conversation.schemas. Do not edit.

/** A person of the staff, as colleagues see her. */
export interface AgentName {
  id: string;
  name: string;
}

/** The source of an answer. */
export interface Article {
  type: "article";
  id: string;
  title: string;
  url: string;
}

/** Answers to pick one of; `picked` is the value once it has been. */
export interface Choices {
  type: "choices";
  options: Option[];
  picked?: string | null;
}

/** The customer; `verified` when the shop vouches for who she is, otherwise a visitor. */
export interface ContactName {
  id: string;
  name: string;
  verified: boolean;
}

/** How many conversations each view holds for this agent. */
export interface Counts {
  mine: number;
  unassigned: number;
  all: number;
}

/** The views now hold this many. */
export interface CountsChanged {
  type: "counts";
  mine: number;
  unassigned: number;
  all: number;
}

/** A deed of this conversation and how far it is; `title` in the reader's language, `reason` why it was refused. */
export interface DeedShown {
  id: string;
  action: string;
  title: string;
  order: string | null;
  state: string;
  reason: string | null;
  at: string;
}

/** What stands beside the thread. */
export interface Detail {
  conversation: Summary;
  orders: Order[];
  deeds: DeedShown[];
}

/** Entries after a seq, oldest first, known up to `last`; `more` when the page did not hold them all. */
export interface EntryPage {
  entries: StaffEntry[];
  last: number;
  more: boolean;
}

/** Where the conversation came in. */
export interface InboxName {
  id: string;
  name: string;
}

/** The newest message, for the list. */
export interface LastLine {
  author: "agent" | "assistant" | "contact" | "system";
  text: string;
  at: string;
}

/** An exact amount; arithmetic stays within one currency or raises CurrencyMismatch. */
export interface Money {
  amount: number;
  currency: string;
}

/** The agent leaves a line only colleagues see. */
export interface NoteAdd {
  type: "note.add";
  conversation: string;
  id: string;
  text: string;
}

/** A deed proposed in full, waiting for its yes; then how it went. */
export interface Offer {
  type: "offer";
  deed: string;
  action: string;
  title: string;
  lines: string[];
  yes: string;
  no: string;
  state?: "confirmed" | "declined" | "done" | "open" | "refused" | "unknown" | "void";
}

/** One answer that can be picked. */
export interface Option {
  value: string;
  label: string;
}

/** An order as the shop had it when the entry was written. */
export interface Order {
  type: "order";
  id: string;
  status: string;
  placed_at: string;
  total: Money;
  items: OrderItem[];
  parcels: Parcel[];
}

/** One line of an order. */
export interface OrderItem {
  title: string;
  quantity: number;
  price: Money;
}

/** One shipment of an order with everything its carrier reported. */
export interface Parcel {
  carrier: string;
  tracking: string;
  status: string;
  events: ParcelEvent[];
}

/** Something the carrier reported. */
export interface ParcelEvent {
  at: string;
  place: string;
  text: string;
}

/** The question how it went; `score` is the answer. */
export interface Rating {
  type: "rating";
  score?: number | null;
}

/** How far the agent has read. */
export interface ReadBody {
  seq: number;
}

/** A message or note is committed under its id. */
export interface StaffAck {
  type: "ack";
  id: string;
  seq: number;
  n: number | null;
}

/** One event of a conversation as staff see it; one that changes comes again with its id and the next seq. */
export interface StaffEntry {
  type: "entry";
  conversation: string;
  seq: number;
  n: number | null;
  id: string;
  kind: "activity" | "message" | "note";
  event: string;
  author: "agent" | "assistant" | "contact" | "system";
  agent: AgentName | null;
  text: string;
  parts: (Choices | Offer | Order | Article | Rating)[];
  facts: Record<string, unknown>;
  at: string;
  erased: boolean;
}

/** Why a frame was not taken; `id` is null when none could be read, `retry_after` is in seconds. */
export interface StaffError {
  type: "error";
  id: string | null;
  code: string;
  message: string;
  retry_after?: number | null;
}

/** The agent answers the customer. */
export interface StaffMessageSend {
  type: "message.send";
  conversation: string;
  id: string;
  text: string;
}

/** Someone is writing in a conversation. */
export interface StaffTyping {
  type: "typing";
  conversation: string;
  author: "agent" | "assistant" | "contact" | "system";
}

/** The agent is writing. */
export interface StaffTypingSend {
  type: "typing";
  conversation: string;
}

/** One conversation as a row; `waiting_since` is set while the customer waits for a person's answer. */
export interface Summary {
  id: string;
  status: "open" | "pending" | "resolved" | "snoozed";
  owner: "agent" | "assistant" | "nobody" | "queue";
  agent: AgentName | null;
  contact: ContactName;
  inbox: InboxName;
  locale: string;
  last: LastLine | null;
  unread: number;
  waiting_since: string | null;
  created_at: string;
  updated_at: string;
  seq: number;
}

/** A row of the list is now like this; several changes may come as one. */
export interface SummaryChanged {
  type: "conversation";
  conversation: Summary;
}

/** A page of a view; `next` asks for the one after it, null at the end. */
export interface SummaryPage {
  conversations: Summary[];
  next: string | null;
  counts: Counts;
}

/** The agent has left the thread. */
export interface Unwatch {
  type: "unwatch";
  conversation: string;
}

/** The agent looks at this view of the list; until she says so it is her own. */
export interface ViewShow {
  type: "view";
  view: "all" | "mine" | "unassigned";
}

/** The agent opens a thread and has it up to `after`. */
export interface Watch {
  type: "watch";
  conversation: string;
  after?: number;
}

/** A message or a note over HTTP; the same id again is the same one. */
export interface WriteBody {
  id: string;
  text: string;
}

/** A message or note is committed; `n` is null for what the customer never sees. */
export interface Written {
  id: string;
  n: number | null;
  seq: number;
}

export type AnyPart = Choices | Offer | Order | Article | Rating;

export type StaffClientFrame = ViewShow | Watch | Unwatch | StaffMessageSend | NoteAdd | StaffTypingSend;

export type StaffServerFrame = StaffEntry | StaffAck | SummaryChanged | CountsChanged | StaffTyping | StaffError;
