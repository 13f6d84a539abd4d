// One agent's desk: what is known, and the socket and HTTP that keep it true. Pure moves live in list, thread, outbox.

import { type Act, type Agent, type Api, Fault, type Reason, type Status } from "./api";
import type { Keep } from "./keep";
import { type FrameOf, type FrameType, Link, type LinkState } from "./link";
import { isMine, putRow, type View } from "./list/order";
import * as box from "./outbox";
import { go, here, onRoute, openOf } from "./route";
import { firstState, type PageState, type State } from "./state";
import { BLANK, isBehind, takeEntry, takePage, type Thread } from "./thread/thread";
import { Timers } from "./timers";
import type { StaffClientFrame, StaffEntry, StaffServerFrame, StaffTyping, Summary } from "./types.gen";

const ANSWER_MS = 10_000;
const TYPING_SHOWN_MS = 5000;
const TYPING_SENT_MS = 3000;
const HOLE_MS = 400;
const MOST_PAGES_AGAIN = 5;
const MOST_FILLS = 5;

export class Desk {
  readonly #link: Link;
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Timers();
  readonly #readUpTo = new Map<string, number>();
  readonly #filling = new Set<string>();
  #typedAt = 0;
  #leaveRoute = () => {};
  #state: State;

  constructor(
    /** The staff API, for pages that ask for things of their own. */
    readonly api: Api,
    readonly me: Agent,
    readonly keep: Keep,
  ) {
    this.#state = firstState(keep);
    this.#link = new Link({
      address: () => this.api.socket(this.#state.open, this.#openThread().seq),
      frame: (frame) => this.#take(frame),
      state: (link) => this.#linked(link),
      // A refused handshake has no status a page could read: any call tells whether the token still holds.
      failed: () => void this.api.me().catch(() => undefined),
    });
  }

  // ------------------------------------------------------------------ what the screen reads

  readonly snapshot = (): State => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  start(): void {
    this.#leaveRoute = onRoute(() => this.#opened(openOf(here())));
    this.#link.start();
  }

  /** Runs `listener` for every frame of one type the socket brings; returns how to end that. */
  on<T extends FrameType>(type: T, listener: (frame: FrameOf<T>) => void): () => void {
    return this.#link.on(type, listener);
  }

  /** Puts a frame on the socket; false when there is none open just now. */
  tell(frame: StaffClientFrame): boolean {
    return this.#link.send(frame);
  }

  stop(): void {
    this.#leaveRoute();
    this.#link.stop();
    this.#timers.clearAll();
  }

  /** The name of a colleague, as far as any row tells. */
  nameOf(agent: unknown): string | null {
    if (typeof agent !== "string") return null;
    if (agent === this.me.id) return this.me.name;
    const rows = [...this.#state.rows.values()];
    return rows.find((row) => row.agent?.id === agent)?.agent?.name ?? null;
  }

  // ------------------------------------------------------------------ what the agent does

  show(view: View): void {
    this.#set({ view });
    this.keep.setView(view);
    this.#link.send({ type: "view", view });
    void this.#page(view, null);
  }

  more(): void {
    const page = this.#state.pages[this.#state.view];
    if (page.next && !page.busy) void this.#page(this.#state.view, page.next);
  }

  /** Opens a thread, or none: the address says which. */
  open(id: string | null): void {
    go({ page: "inbox", open: id });
  }

  #opened(id: string | null): void {
    const before = this.#state.open;
    if (before === id) return;
    if (before) this.#link.send({ type: "unwatch", conversation: before });
    this.#set({ open: id, threadFault: null, detailFault: null, actFault: null });
    if (id) void this.#load(id);
  }

  reload(): void {
    const id = this.#state.open;
    if (id) void this.#load(id);
  }

  readonly refresh = (): void => void this.#refresh();

  readonly reconnect = (): void => this.#link.now();

  /** Shows the line at once and sends it until the server has it. */
  write(conversation: string, kind: box.Mode, text: string): void {
    const out: box.Outgoing = {
      id: crypto.randomUUID(),
      conversation,
      kind,
      text,
      at: new Date().toISOString(),
      state: "sending",
      tries: 0,
      code: null,
    };
    this.#boxed([...this.#state.outbox, out]);
    this.#send(out);
  }

  retry(id: string): void {
    this.#boxed(box.again(this.#state.outbox, id));
    const out = this.#state.outbox.find((each) => each.id === id);
    if (out) this.#send(out);
  }

  /** Takes a refused line back into the composer, below what stands there. */
  takeBack(id: string): void {
    const out = this.#state.outbox.find((each) => each.id === id);
    if (!out) return;
    const draft = this.keep.draft(out.conversation, out.kind);
    this.keep.setDraft(out.conversation, out.kind, draft ? `${draft}\n${out.text}` : out.text);
    this.#boxed(box.arrived(this.#state.outbox, new Set([id])));
    this.#set({ draftTurn: this.#state.draftTurn + 1 });
  }

  typed(conversation: string): void {
    if (Date.now() - this.#typedAt < TYPING_SENT_MS) return;
    this.#typedAt = Date.now();
    this.#link.send({ type: "typing", conversation });
  }

  /** The agent has the end of the open thread before her eyes. */
  seen(): void {
    const id = this.#state.open;
    const row = id ? this.#state.rows.get(id) : undefined;
    const { seq } = this.#openThread();
    if (!id || !row || !isMine(row, this.me.id) || row.unread === 0) return;
    if ((this.#readUpTo.get(id) ?? 0) >= seq) return;
    this.#readUpTo.set(id, seq);
    this.api.read(id, seq).then(
      (fresh) => this.#row(fresh),
      () => this.#readUpTo.delete(id),
    );
  }

  async act(act: Act): Promise<void> {
    const id = this.#state.open;
    if (!id || this.#state.acting) return;
    this.#set({ acting: act, actFault: null });
    try {
      this.#row(await this.api.act(id, act));
    } catch (error) {
      if (this.#state.open === id) this.#set({ actFault: { act, fault: asFault(error) } });
    } finally {
      this.#set({ acting: null });
    }
  }

  /** Takes conversations, or not for now and why. */
  be(status: Status, reason: Reason | null = null): void {
    this.#set({ presence: { status, reason, since: new Date().toISOString() } });
    void this.api.presence(status, reason).catch(() => this.#present());
  }

  readonly logOut = (): Promise<unknown> => this.api.logOut().catch(() => undefined);

  // ------------------------------------------------------------------ what comes in

  #take(frame: StaffServerFrame): void {
    if (frame.type === "entry") this.#entry(frame);
    else if (frame.type === "ack") this.#acked(frame.id);
    else if (frame.type === "conversation") this.#row(frame.conversation);
    else if (frame.type === "counts") this.#set({ counts: frame });
    else if (frame.type === "typing") this.#typing(frame.conversation, frame);
    else if (frame.type === "watchers") this.#put("watchers", frame.conversation, frame.agents);
    else if (frame.type === "receipt") this.#put("receipts", frame.conversation, frame);
    else if (frame.type === "error" && frame.id) this.#refused(frame.id, frame.code, frame.retry_after ?? 1);
  }

  #entry(entry: StaffEntry): void {
    const id = entry.conversation;
    this.#boxed(box.arrived(this.#state.outbox, new Set([entry.id])));
    const thread = this.#state.threads.get(id);
    if (!thread) return;
    this.#thread(id, takeEntry(thread, entry));
    if (entry.kind === "message" && entry.author === this.#state.typing.get(id)?.author) this.#typing(id, null);
    if (id !== this.#state.open) return;
    if (isBehind(this.#openThread(), 0)) this.#fillSoon(id);
    if (/^(deed|order|case|contact)\./.test(entry.event)) this.#timers.set(`detail ${id}`, HOLE_MS, () => this.#detail(id));
  }

  #row(row: Summary): void {
    this.#set({ rows: putRow(this.#state.rows, row) });
    // The row tells of an event whose entry did not come: ask for it.
    if (row.id === this.#state.open && isBehind(this.#openThread(), row.seq)) this.#fillSoon(row.id);
  }

  #typing(conversation: string, who: StaffTyping | null): void {
    const typing = new Map(this.#state.typing);
    if (who) typing.set(conversation, who);
    else if (!typing.delete(conversation)) return;
    this.#set({ typing });
    if (who) this.#timers.set(`typing ${conversation}`, TYPING_SHOWN_MS, () => this.#typing(conversation, null));
  }

  /** Asks the server whether she is here or away: it remembers, also what another tab said. */
  async #present(): Promise<void> {
    const { presence } = await this.api.me().catch(() => ({ presence: undefined }));
    if (presence) this.#set({ presence });
  }

  #linked(link: LinkState): void {
    this.#set({ link });
    if (link.is === "connecting") return;
    if (link.is === "online") {
      this.#link.send({ type: "view", view: this.#state.view });
      for (const out of box.toSend(this.#state.outbox)) this.#send(out);
      void this.#present();
    } else if (this.#state.pages[this.#state.view].loaded) return;
    // Only now, with the socket open, can nothing fall between what is fetched and what is pushed. Where sockets
    // do not get through at all, the list is fetched all the same.
    void this.#refresh();
    if (this.#state.open) void this.#load(this.#state.open);
  }

  // ------------------------------------------------------------------ sending

  #send(out: box.Outgoing): void {
    if (!this.#link.send(box.frameOf(out))) return;
    if (out.state === "failed") this.#boxed(box.again(this.#state.outbox, out.id));
    this.#boxed(box.sentOnce(this.#state.outbox, out.id));
    this.#timers.set(`answer ${out.id}`, ANSWER_MS, () => this.#unanswered(out.id));
  }

  #acked(id: string): void {
    this.#timers.clear(`answer ${id}`);
    this.#boxed(box.acked(this.#state.outbox, id));
  }

  #refused(id: string, code: string, wait: number): void {
    this.#timers.clear(`answer ${id}`);
    const { box: next, again } = box.refused(this.#state.outbox, id, code);
    this.#boxed(next);
    const out = next.find((each) => each.id === id);
    if (again && out) this.#timers.set(`answer ${id}`, wait * 1000, () => this.#send(out));
  }

  /** An open socket that does not answer is as good as none: a new one is opened and the line sent again on it. */
  #unanswered(id: string): void {
    if (!this.#link.online) return;
    this.#boxed(box.unanswered(this.#state.outbox, id));
    const out = this.#state.outbox.find((each) => each.id === id);
    if (out?.state === "sending") this.#link.renew();
  }

  #boxed(outbox: readonly box.Outgoing[]): void {
    if (outbox === this.#state.outbox) return;
    this.#set({ outbox });
    this.keep.setOutbox(outbox);
  }

  // ------------------------------------------------------------------ fetching

  /** The list anew: rows of the view and the agent's own, and of what was known only the open one stays. */
  async #refresh(): Promise<void> {
    const { view, pages } = this.#state;
    const depth = Math.min(MOST_PAGES_AGAIN, Math.max(1, pages[view].pages));
    const stale = new Set(this.#state.rows.keys());
    stale.delete(this.#state.open ?? "");
    let after: string | null = null;
    for (let page = 0; page < depth; page += 1) {
      const rows = await this.#page(view, after);
      if (!rows) return;
      for (const row of rows) stale.delete(row.id);
      after = this.#state.pages[view].next;
      if (!after) break;
    }
    if (view !== "mine") for (const row of (await this.#page("mine", null)) ?? []) stale.delete(row.id);
    this.#set({ rows: new Map([...this.#state.rows].filter(([id]) => !stale.has(id))) });
  }

  async #page(view: View, after: string | null): Promise<readonly Summary[] | null> {
    this.#paged(view, { busy: true, fault: null });
    try {
      const page = await this.api.list(view, after);
      const rows = page.conversations.reduce(putRow, this.#state.rows);
      this.#set({ rows, counts: page.counts });
      const pages = after ? this.#state.pages[view].pages + 1 : 1;
      this.#paged(view, { busy: false, loaded: true, next: page.next, pages });
      return page.conversations;
    } catch (error) {
      this.#paged(view, { busy: false, fault: asFault(error) });
      return null;
    }
  }

  async #load(id: string): Promise<void> {
    if (!this.#state.threads.has(id)) this.#thread(id, BLANK);
    await Promise.all([this.#detail(id), this.#fill(id)]);
    if (this.#state.open === id) this.#link.send({ type: "watch", conversation: id, after: this.#openThread().seq });
  }

  async #detail(id: string): Promise<void> {
    try {
      const detail = await this.api.detail(id);
      this.#set({ details: new Map(this.#state.details).set(id, detail) });
      this.#row(detail.conversation);
      if (this.#state.open === id) this.#set({ detailFault: null });
    } catch (error) {
      const detailFault = asFault(error);
      if (this.#state.open !== id) return;
      // An address from yesterday may name a conversation that is gone.
      if (detailFault.status === 404 && !this.#state.rows.has(id)) go({ page: "inbox", open: null }, { replace: true });
      else this.#set({ detailFault });
    }
  }

  /** Fetches whatever the thread lacks, page by page. */
  async #fill(id: string): Promise<void> {
    if (this.#filling.has(id)) return;
    this.#filling.add(id);
    try {
      let more = true;
      while (more && this.#state.open === id) {
        const page = await this.api.entries(id, (this.#state.threads.get(id) ?? BLANK).seq);
        this.#thread(id, takePage(this.#state.threads.get(id) ?? BLANK, page));
        this.#boxed(box.arrived(this.#state.outbox, new Set(page.entries.map((entry) => entry.id))));
        more = page.more;
      }
      if (this.#state.open === id) this.#set({ threadFault: null });
    } catch (error) {
      if (this.#state.open === id) this.#set({ threadFault: asFault(error) });
    } finally {
      this.#filling.delete(id);
    }
  }

  /** Gives what is on its way a moment, then asks for what is still missing; slower each time it was in vain. */
  #fillSoon(id: string, tries = 0): void {
    if (this.#timers.has(`fill ${id}`)) return;
    this.#timers.set(`fill ${id}`, HOLE_MS * 2 ** tries, async () => {
      const missing = () => id === this.#state.open && isBehind(this.#openThread(), this.#state.rows.get(id)?.seq ?? 0);
      if (missing() && !this.#filling.has(id)) await this.#fill(id);
      if (missing() && tries < MOST_FILLS) this.#fillSoon(id, tries + 1);
    });
  }

  // ------------------------------------------------------------------ small things

  #openThread(): Thread {
    return this.#state.threads.get(this.#state.open ?? "") ?? BLANK;
  }

  #thread(id: string, thread: Thread): void {
    this.#set({ threads: new Map(this.#state.threads).set(id, thread) });
  }

  #put<K extends "watchers" | "receipts">(of: K, id: string, value: State[K] extends ReadonlyMap<string, infer V> ? V : never): void {
    this.#set({ [of]: new Map<string, unknown>(this.#state[of]).set(id, value) } as Partial<State>);
  }

  #paged(view: View, to: Partial<PageState>): void {
    this.#set({ pages: { ...this.#state.pages, [view]: { ...this.#state.pages[view], ...to } } });
  }

  #set(to: Partial<State>): void {
    this.#state = { ...this.#state, ...to };
    for (const listener of this.#listeners) listener();
  }
}

function asFault(error: unknown): Fault {
  return error instanceof Fault ? error : new Fault(0, "unknown");
}
