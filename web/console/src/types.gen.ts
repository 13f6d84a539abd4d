// Written by tools/typescript.py from xiaoer.inbox.parts, xiaoer.action.kinds.form, xiaoer.conversation.schemas, xiaoer.macro.schemas, xiaoer.report.schemas, xiaoer.app.deed_schemas, xiaoer.app.case_schemas, xiaoer.app.policy_schemas, xiaoer.app.staff_frames, xiaoer.app.settings_schemas. Do not edit.

/** What is to be done; money in minor units, `amount` to the customer and `charge` from her, by way of `target`. */
export interface ActionFacts {
  kind: string;
  amount?: number;
  currency?: string;
  charge?: number;
  target?: string;
  reason?: string;
  items?: number;
  value?: number;
}

/** Something that could be done to an order; `reason` in the reader's language when it cannot. */
export interface ActionShown {
  action: string;
  title: string;
  possible: boolean;
  reason: string | null;
  stands?: string | null;
}

/** Whose hand does it, how surely the customer is known, and a person's role. */
export interface ActorFacts {
  hand: "agent" | "assistant" | "customer";
  level: "claimed" | "fresh" | "verified" | "visitor";
  role?: "admin" | "agent" | "none" | "supervisor";
}

/** Where a parcel goes. */
export interface Address {
  name: string;
  line1: string;
  city: string;
  country: string;
  line2?: string;
  region?: string;
  postal_code?: string;
  phone?: string;
}

/** A person of the staff, as colleagues see her. */
export interface AgentName {
  id: string;
  name: string;
}

/** How many of today's conversations the assistant solved alone, of how many it began and that are over. */
export interface Alone {
  solved: number;
  of: number;
}

/** The source of an answer. */
export interface Article {
  type: "article";
  id: string;
  title: string;
  url: string;
}

/** An article with all its languages, and how many readers said that it settled what they came for, or did not. */
export interface ArticleSettings {
  slug: string;
  texts: Record<string, ArticleText>;
  updated_at: string;
  settled?: number;
  unsettled?: number;
}

/** An article in one language, Markdown. */
export interface ArticleText {
  title: string;
  body: string;
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

/** The same for several conversations. */
export interface BulkBody {
  conversations: string[];
}

/** Which were done, and which not. */
export interface BulkDone {
  done: string[];
  refused: BulkRefusal[];
}

/** Why one of them was left as it is. */
export interface BulkRefusal {
  conversation: string;
  code: string;
  message: string;
}

/** A case with its way, its timeline, and the deeds about it. */
export interface CaseDetail {
  case: CaseRow;
  head: string;
  lead: string;
  steps: CasePhase[];
  do: CaseDo[];
  timeline: CaseTold[];
  photos: CasePhoto[];
  chat_photos: CasePhoto[];
  photos_needed: number;
  freight: "customer" | "shop";
  tracking: string | null;
  passed: boolean | null;
  label: Label | null;
  send_to: string | null;
  items: CaseItem[] | null;
  amount: Money | null;
  matter: string | null;
  ends_by: string | null;
  deeds: DeedShown[];
  shop_away: boolean;
}

/** A step the reader may take, and what it needs: a reason, a parcel's number, or passed or failed. */
export interface CaseDo {
  step: "accept" | "ask_photos" | "break" | "expire" | "inspect" | "keep" | "pass" | "receive" | "refuse" | "send" | "settle" | "show" | "turn_down" | "withdraw";
  title: string;
  needs: "nothing" | "number" | "verdict" | "why";
}

/** A line of the order that it is about. */
export interface CaseItem {
  line: string;
  title: string;
  quantity: number;
  picture: string | null;
}

/** Where somebody else says what she found: for this case as it stands, until `expires_at`. */
export interface CaseLink {
  url: string;
  expires_at: string;
}

/** How many cases are open, wait for the shop, and are the reader's own. */
export interface CaseNumbers {
  open: number;
  waiting: number;
  mine: number;
}

/** A page of a view; `next` asks for the one after it, null at the end. */
export interface CasePage {
  cases: CaseRow[];
  next: string | null;
  numbers: CaseNumbers;
}

/** A step of its way: behind it, now (until `due_at`), still to come, or where it ended badly (`off`). */
export interface CasePhase {
  key: string;
  title: string;
  state: "done" | "now" | "off" | "todo";
  at: string | null;
  due_at: string | null;
  text: string;
  passed: boolean | null;
}

/** A picture of hers, at an address that holds for some minutes; null when the file is gone. */
export interface CasePhoto {
  id: string;
  name: string;
  type: string;
  url: string | null;
}

/** Files that she sent in the conversation. */
export interface CasePhotosBody {
  photos: string[];
}

/** A case in a list. `title` and `stands` are words in the reader's language; `turn` is who is to do something. */
export interface CaseRow {
  id: string;
  kind: "claim" | "exchange" | "hurry" | "return";
  title: string;
  state: "accepted" | "broken" | "expired" | "inspected" | "kept" | "on_the_way" | "photos" | "promised" | "received" | "refused" | "review" | "settled" | "to_send" | "withdrawn";
  stands: string;
  open: boolean;
  turn: "carrier" | "customer" | "nobody" | "shop";
  order: string;
  customer: string;
  conversation: string | null;
  agent: AgentName | null;
  reason: string | null;
  opened_at: string;
  updated_at: string;
  due_at: string | null;
  late: boolean;
}

/** A step in earnest; the same id again is the same one. */
export interface CaseStepBody {
  id: string;
  text?: string;
  tracking?: string;
  passed?: boolean | null;
}

/** One thing that happened; `agent` took it if she works here, `text` is what was typed, null once erased. */
export interface CaseTold {
  seq: number;
  event: string;
  title: string;
  at: string;
  by: "agent" | "customer" | "system" | "third";
  agent: AgentName | null;
  facts: Record<string, unknown>;
  text: string | null;
}

/** A case has changed; so many are open, wait for the shop, and are the reader's own. */
export interface CasesChanged {
  type: "cases";
  open: number;
  waiting: number;
  mine: number;
}

/** One answer; `price` what it costs, where it costs anything. */
export interface Choice {
  value: string;
  label: string;
  price?: Money | null;
}

/** Answers to pick one of; `picked` is the value once it has been. */
export interface Choices {
  type: "choices";
  options: Option[];
  picked?: string | null;
}

/** By which way a code is to go to the customer; the same id again is the same code. */
export interface CodeBody {
  id: string;
  way: "email" | "phone";
}

/** Where it goes, masked, and until when it is good; the code itself only the customer sees. */
export interface CodeOnItsWay {
  to: string;
  expires_at: string;
}

/** Somebody a conversation can be given to. */
export interface Colleague {
  id: string;
  name: string;
  role: string;
  status: "away" | "offline" | "online";
  reason: string | null;
  since: string | null;
  load: number;
  capacity: number;
  teams: string[];
}

/** The customer it is done for. */
export interface ContactFacts {
  locale: string;
  verified: boolean;
}

/** The customer; `verified` when the shop vouches for who she is, otherwise a visitor. */
export interface ContactName {
  id: string;
  name: string;
  verified: boolean;
}

/** What is known of the customer; the shop's facts are null for a visitor. */
export interface ContactShown {
  id: string;
  name: string;
  level: "claimed" | "fresh" | "verified" | "visitor";
  verified_at: string | null;
  fresh_until: string | null;
  ways: ("email" | "phone")[];
  since: string;
  locale: string;
  email: string | null;
  phone: string | null;
  city: string | null;
  orders: number;
}

/** How many conversations each view holds for this agent. */
export interface Counts {
  mine: number;
  unassigned: number;
  all: number;
  snoozed?: number;
}

/** The views now hold this many. */
export interface CountsChanged {
  type: "counts";
  mine: number;
  unassigned: number;
  all: number;
  snoozed?: number;
}

/** The same in earnest; the same id again is the same deed. */
export interface DeedBody {
  action: string;
  order?: string | null;
  fields?: Record<string, unknown>;
  id: string;
}

/** A page, oldest first; `next` asks for the one after it, null at the end. */
export interface DeedPage {
  deeds: DeedRow[];
  next: string | null;
}

/** What would happen and how the rules decide; `reason` and `words` say why not, when they refuse. */
export interface DeedPreview {
  title: string;
  lines: string[];
  verdict: "allow" | "approve" | "confirm" | "refuse";
  reason: string | null;
  words: string | null;
}

/** A deed that waits for a person; `customer` is her name, `words` what the rule says. */
export interface DeedRow {
  deed: DeedShown;
  conversation: string | null;
  customer: string;
  order: string | null;
  title: string;
  lines: string[];
  amount: Money | null;
  proposed_by: AgentName | null;
  own: boolean;
  rule: string | null;
  rule_version: number | null;
  words: string | null;
  facts: Facts;
  since: string;
  due_at: string | null;
  escalated: boolean;
  attempts: number;
  tried: DeedTried[];
}

/** What became of a deed by a person's word, and how she knows. */
export interface DeedSettle {
  happened: boolean;
  why: string;
}

/** A deed and how far it is; `title` in the reader's language, `reason` why it was refused. */
export interface DeedShown {
  id: string;
  action: string;
  operation: "cancel_order" | "change_address" | "change_contact" | "change_default_address" | "change_items" | "change_payment" | "close_claim" | "close_exchange" | "close_return" | "compensate" | "hurry" | "issue_coupon" | "issue_label" | "lock_account" | "open_claim" | "refund" | "request_exchange" | "request_return" | "reset_password" | "reship" | "unlock_account";
  title: string;
  order: string | null;
  state: string;
  reason: string | null;
  at: string;
  rule: string | null;
  rule_version: number | null;
  words: string | null;
  approval: boolean;
  amount: Money | null;
  second: AgentName | null;
  done_at: string | null;
}

/** A step of a deed; `attempts` counts the looks or tries behind it, `agent` is who took it if she works here. */
export interface DeedTried {
  event: string;
  at: string;
  agent: AgentName | null;
  attempts: number | null;
  seen: string | null;
}

/** So many deeds wait for a second person (0 for who may not approve), and of so many nobody knows the outcome. */
export interface DeedsChanged {
  type: "deeds";
  awaiting: number;
  unknown: number;
}

/** What stands beside the thread; `orders` is null when the shop did not answer in time. */
export interface Detail {
  conversation: Summary;
  contact: ContactShown;
  orders: OrderShown[] | null;
  actions: ActionShown[];
  deeds: DeedShown[];
  elsewhere: DeedShown[];
  handoff: Handoff | null;
  earlier: Earlier[];
  delivered_n: number;
  read_n: number;
}

/** A stretch of talk that was settled before, here or in another inbox; `seq` is where it begins. */
export interface Earlier {
  conversation: string;
  seq: number;
  inbox: InboxName;
  channel: string;
  text: string;
  resolved_at: string;
  by: "agent" | "assistant" | "contact" | "system";
  agent: AgentName | null;
  score: number | null;
}

/** Entries after a seq, oldest first, known up to `last`; `more` when the page did not hold them all. */
export interface EntryPage {
  entries: StaffEntry[];
  last: number;
  more: boolean;
}

/** All facts of one decision. A rule that names the order of an action that has none decides nothing: it refuses. */
export interface Facts {
  actor: ActorFacts;
  contact: ContactFacts;
  action: ActionFacts;
  order?: OrderFacts | null;
  history?: HistoryFacts;
}

/** A question; `most` is the most money that can be asked for, `address` the one there is now. */
export interface Field {
  name: string;
  kind: "address" | "choice" | "choices" | "email" | "money" | "phone" | "swaps" | "yes_no";
  label: string;
  optional: boolean;
  choices?: Choice[];
  swaps?: Swappable[];
  address?: Address | null;
  most?: Money | null;
}

/** A figure of the floor whose conversations are asked for; `of` which team, agent, score, hour or topic. */
export interface Figure {
  name: "agent" | "alone" | "answered" | "came" | "ended" | "late" | "queue" | "rated" | "soon" | "topic" | "waiting" | "with_agents";
  of?: string;
}

/** All that an action asks for. */
export interface Form {
  action: string;
  title: string;
  fields: Field[];
}

/** Conversations a search found, best first, each with the line that matched; `more` when there were others. */
export interface Found {
  hits: Hit[];
  more: boolean;
}

/** The last hand-off from assistant to person: what the customer wants, what was done, what was left open. */
export interface Handoff {
  at: string;
  seq: number;
  reason: string;
  wants: string[];
  did: string[];
  open: string[];
}

/** What deeds have moved or are about to, in minor units: for this order, and for the customer in 30 days. */
export interface HistoryFacts {
  order_refunded?: number;
  order_compensated?: number;
  customer_compensated?: number;
  customer_deeds?: number;
  customer_same?: number;
}

/** A conversation that matched; `seq` and `text` of the line, null when its customer or an order matched. */
export interface Hit {
  conversation: Summary;
  seq: number | null;
  text: string | null;
}

/** One hour of the day: conversations that began or came back, by who answered them first, and who waits still. */
export interface Hour {
  at: string;
  came: number;
  assistant: number;
  agent: number;
}

/** What can be changed of an inbox. */
export interface InboxEdit {
  name: string;
  locale: string;
  origins: string[];
  color: string | null;
}

/** Where the conversation came in. */
export interface InboxName {
  id: string;
  name: string;
}

/** An inbox; `snippet` is what a shop's page includes, read only. */
export interface InboxSettings {
  id: string;
  name: string;
  channel: string;
  locale: string;
  origins: string[];
  color: string | null;
  snippet: string;
}

/** What customers say when they mean one thing, by language. */
export interface IntentExamples {
  intent: string;
  title: string;
  texts: Record<string, string[]>;
}

/** What is stuck on a parcel that comes back, and where it goes; `url` is the picture to print, if there is one. */
export interface Label {
  carrier: string;
  tracking: string;
  to: Address;
  url?: string | null;
}

/** All the labels it has from now on. */
export interface LabelsBody {
  labels: string[];
}

/** The newest message, for the list. */
export interface LastLine {
  author: "agent" | "assistant" | "contact" | "system";
  text: string;
  at: string;
}

/** The same weekday a week ago up to this time of day; `came` in each of its hours, also those still to come. */
export interface LastWeek {
  day: string;
  came: number[];
  came_so_far: number;
  first_response_p50: number | null;
  alone: Alone | null;
  ratings: number[] | null;
}

/** The floor at this moment. The day begins at midnight of the asked time zone. */
export interface LiveReport {
  type: "live";
  at: string;
  day: string;
  on_shift: OnShift[];
  queues: QueueShown[];
  overdue: Overdue;
  longest: Summary[];
  first_response_p50: number | null;
  first_response_p90: number | null;
  alone: Alone;
  ratings: RatingsShown;
  hours: Hour[];
  topics: TopicShown[];
  last_week: LastWeek | null;
}

/** A supervisor looks at the floor (or no longer); the day begins at midnight in this time zone. */
export interface LiveShow {
  type: "live";
  on: boolean;
  zone?: string;
}

/** A quick reply: found by its shortcut, with fields such as {{customer.name}} in its texts, one per language. */
export interface Macro {
  id: string;
  name: string;
  shortcut: string;
  texts: Record<string, string>;
  names?: Record<string, string>;
}

/** A quick reply filled in for one conversation, in its language; `missing` names what each `[ ]` stands for. */
export interface MacroText {
  text: string;
  missing: string[];
}

/** All quick replies by shortcut, and the fields they may use. */
export interface Macros {
  macros: Macro[];
  fields: string[];
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
  attachments?: string[];
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

/** One of the staff who is here or was today; `waits` are since when each of her customers waits for an answer. */
export interface OnShift {
  agent: AgentName;
  status: "away" | "offline" | "online";
  reason: string | null;
  since: string | null;
  load: number;
  capacity: number;
  waits: string[];
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

/** The order as the shop tells it at this moment; money in minor units. */
export interface OrderFacts {
  status: string;
  age_hours: number | null;
  total: number;
  currency: string;
  paid: boolean;
  shipped: boolean;
  delivered: boolean;
  items: number;
  delivered_hours?: number;
  items_changed?: boolean;
  coming_back?: boolean;
  refunded?: number;
  late_hours?: number;
}

/** One line of an order. */
export interface OrderItem {
  title: string;
  quantity: number;
  price: Money;
  picture?: string | null;
}

/** An order of the customer with what can be done to it and what not. */
export interface OrderShown {
  order: Order;
  actions: ActionShown[];
}

/** How many wait for a person's answer beyond what is promised, and how many will soon. */
export interface Overdue {
  late: number;
  soon: number;
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

/** My own new password, against the old one. */
export interface PasswordChange {
  old: string;
  new: string;
}

/** So many decisions that were one thing and would be another. */
export interface PolicyChange {
  was: "allow" | "approve" | "confirm" | "person" | "refuse";
  now: "allow" | "approve" | "confirm" | "person" | "refuse";
  number: number;
}

/** What became of what a rule decided in 30 days: `offered` and nothing more, `waiting` for somebody or the shop. */
export interface PolicyCounts {
  done?: number;
  offered?: number;
  refused?: number;
  waiting?: number;
}

/** A deed that a rule decided last, and how it stands; `why` is the reason of a no, in the reader's language. */
export interface PolicyDecision {
  deed: string;
  title: string;
  order: string | null;
  conversation: string | null;
  hand: string;
  state: string;
  by_hand: boolean;
  why: string | null;
  version: number;
  amount: Money | null;
  at: string;
}

/** A page, newest first; `next` asks for the one after it, null at the end. */
export interface PolicyDecisions {
  decisions: PolicyDecision[];
  next: string | null;
}

/** What an import has changed; each as `id@version`. */
export interface PolicyDone {
  added: string[];
  changed: string[];
  ended: string[];
}

/** The rules as a TOML file. */
export interface PolicyFile {
  name?: string;
  text: string;
}

/** The same in earnest; `instead_of` is the edition it was compared with. */
export interface PolicyImport {
  name?: string;
  text: string;
  instead_of: string;
}

/** A past decision that would be otherwise, by which rule then and by which now. */
export interface PolicyOtherwise {
  deed: string;
  title: string;
  order: string | null;
  conversation: string | null;
  was: "allow" | "approve" | "confirm" | "person" | "refuse";
  now: "allow" | "approve" | "confirm" | "person" | "refuse";
  rule: string | null;
  other: string | null;
  at: string;
}

/** A rule that a file writes otherwise: as it is in force, and as it would be. */
export interface PolicyRevised {
  id: string;
  before: PolicyVersion;
  after: PolicyVersion;
}

/** A rule in its newest version; `title` is its action in the reader's language, empty for all actions. */
export interface PolicyRule {
  id: string;
  action: string;
  title: string;
  version: number;
  condition: string;
  verdict: "allow" | "approve" | "confirm" | "refuse";
  words: Record<string, string>;
  since: string;
  by: AgentName | null;
  ended_at: string | null;
  active: boolean;
  versions: number;
  counts: PolicyCounts;
  last_at: string | null;
}

/** All rules, those that ended among them; `edition` names what is in force. */
export interface PolicyRules {
  rules: PolicyRule[];
  edition: string;
  days: number;
}

/** What a file would change: of the rules (`id@version`), and of what was decided in so many days. */
export interface PolicyTrial {
  edition: string;
  added: string[];
  changed: PolicyRevised[];
  ended: string[];
  unchanged: number;
  days: number;
  since: string;
  whole: boolean;
  looked: number;
  same: number;
  kept: number;
  unreadable: number;
  changes: PolicyChange[];
  otherwise: PolicyOtherwise[];
}

/** A rule as one import brought it; `hit` and `miss` are its examples as JSON, `ended_at` null while in force. */
export interface PolicyVersion {
  version: number;
  condition: string;
  verdict: "allow" | "approve" | "confirm" | "refuse";
  words: Record<string, string>;
  hit: string;
  miss: string;
  since: string;
  by: AgentName | null;
  ended_at: string | null;
  active: boolean;
}

/** How urgent it is. */
export interface PriorityBody {
  priority: "high" | "low" | "medium" | "urgent";
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

/** Who waits for a person, in everybody's queue (`team` null) or a team's; seconds over the last hour's pick-ups. */
export interface QueueShown {
  team: TeamName | null;
  online: number;
  waiting: number;
  longest_since: string | null;
  p50: number | null;
  p90: number | null;
}

/** The question how it went; `score` is the answer. */
export interface Rating {
  type: "rating";
  score?: number | null;
}

/** Today's ratings: how many of 1, 2, 3, 4 and 5, and how many were asked. */
export interface RatingsShown {
  scores: number[];
  asked: number;
}

/** How far the agent has read. */
export interface ReadBody {
  seq: number;
}

/** Out of the way until then, or until the customer writes. */
export interface SnoozeBody {
  until: string;
}

/** A message or note is committed under its id. */
export interface StaffAck {
  type: "ack";
  id: string;
  seq: number;
  n: number | null;
}

/** What can be changed of a member of staff; who is not active is logged out everywhere. */
export interface StaffEdit {
  name: string;
  role: "admin" | "agent" | "supervisor";
  active: boolean;
  teams: string[];
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
  parts: (Choices | Offer | Order | Product | Attachment | Article | Rating)[];
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

/** One of the staff as an admin sees her. */
export interface StaffMember {
  id: string;
  name: string;
  email: string;
  role: "admin" | "agent" | "supervisor";
  active: boolean;
  created_at: string;
  teams: string[];
}

/** The agent answers the customer. */
export interface StaffMessageSend {
  type: "message.send";
  conversation: string;
  id: string;
  text: string;
  attachments?: string[];
}

/** Somebody new; her first password comes back once. */
export interface StaffNew {
  name: string;
  email: string;
  role: "admin" | "agent" | "supervisor";
  teams?: string[];
}

/** A new password, shown once. */
export interface StaffPassword {
  member: StaffMember;
  password: string;
}

/** How far the customer's device has the thread, and how far she has read it, as numbers n. */
export interface StaffReceipt {
  type: "receipt";
  conversation: string;
  delivered: number;
  read: number;
}

/** Someone is writing in a conversation; `agent` when it is a colleague. */
export interface StaffTyping {
  type: "typing";
  conversation: string;
  author: "agent" | "assistant" | "contact" | "system";
  agent: AgentName | null;
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
  channel: string;
  locale: string;
  last: LastLine | null;
  unread: number;
  waiting_since: string | null;
  created_at: string;
  updated_at: string;
  seq: number;
  team?: TeamName | null;
  priority?: "high" | "low" | "medium" | "urgent";
  labels?: string[];
  snoozed_until?: string | null;
  topic?: Topic | null;
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

/** A line of the order and the variants it can become. */
export interface Swappable {
  line: string;
  label: string;
  price: Money;
  variants: Choice[];
}

/** A skill group and who is in it; of them so many are `online`. */
export interface Team {
  id: string;
  name: string;
  names?: Record<string, string>;
  members: AgentName[];
  online: number;
}

/** A skill group's name, what it is called in some languages instead, and its members' ids. */
export interface TeamEdit {
  name: string;
  names?: Record<string, string>;
  members: string[];
}

/** A skill group; `names` is what it is called in a language where that is not `name`. */
export interface TeamName {
  id: string;
  name: string;
  names?: Record<string, string>;
}

/** What it is about, in the reader's language: what was understood last, or the deed or case there is of it. */
export interface Topic {
  title: string;
  stands: string | null;
  order: string | null;
  amount: Money | null;
}

/** How many of today's conversations asked about an action or intent, and how many a week ago up to this time. */
export interface TopicShown {
  topic: string;
  title: string;
  count: number;
  before: number | null;
  hot: boolean;
}

/** Give it to a colleague, a team's queue, or (neither) to everybody's; `note` is a word to them under `id`. */
export interface TransferBody {
  id: string;
  agent?: string | null;
  team?: string | null;
  note?: string | null;
}

/** The agent has left the thread. */
export interface Unwatch {
  type: "unwatch";
  conversation: string;
}

/** The agent looks at this view of the list; until she says so it is her own. */
export interface ViewShow {
  type: "view";
  view: "all" | "mine" | "resolved" | "snoozed" | "unassigned";
}

/** The agent opens a thread and has it up to `after`. */
export interface Watch {
  type: "watch";
  conversation: string;
  after?: number;
}

/** The colleagues who have this thread open now, the reader not among them. */
export interface Watchers {
  type: "watchers";
  conversation: string;
  agents: AgentName[];
}

/** A message or a note over HTTP; the same id again is the same one. */
export interface WriteBody {
  id: string;
  text: string;
  attachments?: string[];
}

/** A message or note is committed; `n` is null for what the customer never sees. */
export interface Written {
  id: string;
  n: number | null;
  seq: number;
}

export type AnyPart = Choices | Offer | Order | Product | Attachment | Article | Rating;

export type StaffClientFrame = ViewShow | Watch | Unwatch | StaffMessageSend | NoteAdd | StaffTypingSend | LiveShow;

export type StaffServerFrame = StaffEntry | StaffAck | SummaryChanged | CountsChanged | StaffTyping | Watchers | StaffReceipt | LiveReport | DeedsChanged | CasesChanged | StaffError;
