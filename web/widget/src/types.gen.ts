// Written by tools/typescript.py from xiaoer.inbox.parts, xiaoer.channels.widget.frames. Do not edit.

/** A client frame is committed; n is the number of its entry. */
export interface Ack {
  type: "ack";
  id: string;
  n: number;
}

/** The source of an answer. */
export interface Article {
  type: "article";
  id: string;
  title: string;
  url: string;
}

/** A file; its bytes lie in the media room and are shown from an address that holds for minutes. */
export interface Attachment {
  type: "attachment";
  id: string;
  name: string;
  media_type: string;
  size: number;
  width?: number | null;
  height?: number | null;
}

/** Where a file is shown until `expires_at`. */
export interface AttachmentAddress {
  url: string;
  expires_at: string;
}

/** A file is kept; `type` is what it really is, `size` what is kept of it in bytes. A message names its id. */
export interface AttachmentTaken {
  id: string;
  name: string;
  type: string;
  size: number;
}

/** The customer picks an option, or says "yes" or "no" to an offer. */
export interface ChoicePick {
  type: "choice.pick";
  id: string;
  entry: string;
  value: string;
}

/** Answers to pick one of; `picked` is the value once it has been. */
export interface Choices {
  type: "choices";
  options: Option[];
  picked?: string | null;
}

/** One line of the thread as it is now; an entry that changes comes again with its id and the next n. */
export interface Entry {
  type: "entry";
  n: number;
  id: string;
  author: "agent" | "assistant" | "contact" | "system";
  name: string | null;
  text: string;
  parts: (Choices | Offer | Order | Product | Attachment | Article | Rating)[];
  at: string;
}

/** A wish for a person over HTTP. */
export interface HandoffBody {
  id: string;
}

/** The customer wants a person. */
export interface HandoffRequest {
  type: "handoff.request";
  id: string;
}

/** What the chat shows of its inbox; `color` is the shop's own as #rrggbb, null for ours. */
export interface InboxShown {
  name: string;
  color: string | null;
}

/** A message over HTTP. */
export interface MessageBody {
  id: string;
  text: string;
  attachments?: string[];
}

/** The customer says something; the same id again is the same message. */
export interface MessageSend {
  type: "message.send";
  id: string;
  text: string;
  attachments?: string[];
}

/** An exact amount; arithmetic stays within one currency or raises CurrencyMismatch. */
export interface Money {
  amount: number;
  currency: string;
}

/** A deed proposed in full, waiting for its yes; then how it went. `kinds` says of each line what it is about. */
export interface Offer {
  type: "offer";
  deed: string;
  action: string;
  title: string;
  lines: string[];
  yes: string;
  no: string;
  state?: "awaiting" | "confirmed" | "declined" | "done" | "open" | "refused" | "unknown" | "void";
  kinds?: ("goods" | "money" | "note" | "place" | "time")[];
  stands?: string;
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
  url?: string | null;
  shipping?: Money | null;
  discount?: Money | null;
}

/** One line of an order. */
export interface OrderItem {
  title: string;
  quantity: number;
  price: Money;
  picture?: string | null;
}

/** Who answers the customer now; `name` is the agent's. */
export interface OwnerShow {
  type: "owner";
  owner: "agent" | "assistant" | "nobody" | "queue";
  name: string | null;
}

/** Entries after a number, oldest first; `more` when the page did not hold them all. */
export interface Page {
  entries: Entry[];
  last: number;
  more: boolean;
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

/** Something on sale as the shop had it when the entry was written; `stock` is null when it is not counted. */
export interface Product {
  type: "product";
  id: string;
  title: string;
  text: string;
  price: Money | null;
  available: boolean;
  stock?: number | null;
  options?: string[];
  picture?: string | null;
  url?: string | null;
}

/** The customer's place among those who wait for a person; 0 when she no longer waits. */
export interface Queue {
  type: "queue";
  position: number;
  wait: Wait | null;
}

/** The question how it went; `score` is the answer. */
export interface Rating {
  type: "rating";
  score?: number | null;
}

/** The customer answers the newest rating question. */
export interface RatingGive {
  type: "rating.give";
  id: string;
  score: number;
  comment?: string | null;
}

/** How far the shop's side has the customer's lines, and how far somebody there has read them. */
export interface Receipt {
  type: "receipt";
  delivered: number;
  read: number;
}

/** How far the customer's device has the thread, and how far she has had it before her eyes. */
export interface ReceiptSend {
  type: "receipt";
  delivered: number;
  read: number;
}

/** Why a frame was not taken; `id` is null when none could be read, `retry_after` is in seconds. */
export interface Refusal {
  type: "error";
  id: string | null;
  code: string;
  message: string;
  retry_after?: number | null;
}

/** A session: `token` opens the rest, `visitor` is kept by the browser for the next time. */
export interface Session {
  token: string;
  visitor: string | null;
  contact: string;
  conversation: string | null;
  last: number;
  inbox: InboxShown;
}

/** Asks for a session: who, in which inbox, in which language. */
export interface SessionOpen {
  inbox: string;
  locale?: string | null;
  identity?: string | null;
  visitor?: string | null;
}

/** The message with this id is committed as entry n. */
export interface Taken {
  id: string;
  n: number;
}

/** The customer is writing. */
export interface TypingSend {
  type: "typing";
}

/** Someone is writing to the customer. */
export interface TypingShow {
  type: "typing";
  author: "agent" | "assistant" | "contact" | "system";
}

/** How long people wait now, in seconds: half of them less than p50, nine of ten less than p90. */
export interface Wait {
  p50: number;
  p90: number;
}

export type AnyPart = Choices | Offer | Order | Product | Attachment | Article | Rating;

export type ClientFrame = MessageSend | HandoffRequest | TypingSend | ChoicePick | RatingGive | ReceiptSend;

export type ServerFrame = Entry | Ack | Queue | TypingShow | Receipt | OwnerShow | Refusal;
