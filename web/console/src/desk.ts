// One agent's desk: what is known, and the socket and HTTP that keep it true. Each matter has a file of its own.

import { Acts } from "./acts";
import { type Act, type Agent, Api, type Reason, type Status } from "./api";
import type { Keep } from "./keep";
import { type FrameOf, type FrameType, Link, type LinkState } from "./link";
import { isMine, type View } from "./list/order";
import { Lists } from "./lists";
import type { Mode } from "./outbox";
import { go, here, onRoute, openOf } from "./route";
import { Sending } from "./sending";
import { type Behind, firstState, type State } from "./state";
import { Store } from "./store";
import { Threads } from "./threads";
import { Timers } from "./timers";
import type { Attachment, StaffClientFrame, StaffServerFrame, StaffTyping, Summary } from "./types.gen";

const TYPING_SHOWN_MS = 5000;
const TYPING_SENT_MS = 3000;
const PRESENT_MS = 1500;

export class Desk {
  /** The staff API, for pages that ask for things of their own. */
  readonly api: Api;
  /** What can be done to a conversation as a whole. */
  readonly acts: Acts;
  readonly #store: Store;
  readonly #link: Link;
  readonly #lists: Lists;
  readonly #sending: Sending;
  readonly #threads: Threads;
  readonly #timers = new Timers();
  readonly #readUpTo = new Map<string, number>();
  #typedAt = 0;
  #leaveRoute = () => {};

  constructor(
    token: string,
    readonly me: Agent,
    readonly keep: Keep,
  ) {
    this.#store = new Store(firstState(keep));
    this.api = new Api(token, () => this.#expired());
    this.#link = new Link({
      address: () => this.api.socket(this.#state.open, this.#threads.current.seq),
      frame: (frame) => this.#take(frame),
      state: (link) => this.#linked(link),
      // A refused handshake has no status a page could read: any call tells whether the token still holds.
      failed: () => void this.api.me().catch(() => undefined),
    });
    this.#lists = new Lists(this.#store, this.api);
    this.#sending = new Sending(this.#store, this.#link, keep, this.#timers);
    this.#threads = new Threads(this.#store, this.api, this.#link, this.#lists, this.#sending, this.#timers);
    this.acts = new Acts(this.#store, this.api, this.#lists);
  }

  // ------------------------------------------------------------------ what the screen reads

  readonly snapshot = (): State => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  start(): void {
    this.#leaveRoute = onRoute(() => this.#opened(openOf(here())));
    this.#link.start();
  }

  stop(): void {
    this.#leaveRoute();
    this.#link.stop();
    this.#timers.clearAll();
  }

  /** Runs `listener` for every frame of one type the socket brings; returns how to end that. */
  on<T extends FrameType>(type: T, listener: (frame: FrameOf<T>) => void): () => void {
    return this.#link.on(type, listener);
  }

  /** Puts a frame on the socket; false when there is none open just now. */
  tell(frame: StaffClientFrame): boolean {
    return this.#link.send(frame);
  }

  /** The name of a colleague, as far as any row tells. */
  nameOf(agent: unknown): string | null {
    if (typeof agent !== "string") return null;
    if (agent === this.me.id) return this.me.name;
    const rows = [...this.#state.rows.values()];
    return rows.find((row) => row.agent?.id === agent)?.agent?.name ?? null;
  }

  // ------------------------------------------------------------------ what the agent does

  /** Lists a view; of the view of all, those only that a figure counts. */
  show(view: View, behind: Behind | null = null): void {
    this.#store.set({ view, behind, selected: new Set(), bulk: null, searching: false });
    if (behind) this.#lists.forget(view);
    this.#forgetWatchers();
    this.keep.setView(view);
    this.#link.send({ type: "view", view });
    void this.#lists.page(view, null);
  }

  more(): void {
    this.#lists.more();
  }

  select(selected: ReadonlySet<string>): void {
    this.#store.set({ selected, bulk: null });
  }

  /** Lays the search over the list, or takes it away. */
  search(searching: boolean): void {
    if (searching !== this.#state.searching) this.#store.set({ searching });
  }

  /** Opens a thread, or none: the address says which. With `seq`, at that line. */
  open(id: string | null, seq: number | null = null): void {
    this.#store.set({ target: id !== null && seq !== null ? { conversation: id, seq } : null });
    go({ page: "inbox", open: id });
  }

  /** Shows a row that came by another way than the list, such as a search. */
  know(row: Summary): void {
    this.#lists.row(row);
  }

  reload(): void {
    const id = this.#state.open;
    if (id) void this.#threads.load(id);
  }

  /** What is older in the open thread: some of it, or all down to a number. */
  earlier(downTo?: number): void {
    const id = this.#state.open;
    if (id) void this.#threads.earlier(id, downTo);
  }

  readonly refresh = (): void => void this.#lists.refresh();

  readonly reconnect = (): void => this.#link.now();

  /** What the server said is in another language than the screen now: all of it is heard anew. */
  readonly hearAnew = (): void => this.#link.renew();

  /** Shows the line at once and sends it until the server has it. */
  write(conversation: string, kind: Mode, text: string, attachments: readonly Attachment[] = []): void {
    this.#sending.write(conversation, kind, text, attachments);
  }

  retry(id: string): void {
    this.#sending.retry(id);
  }

  /** Takes a refused line back into the composer, below what stands there. */
  takeBack(id: string): void {
    this.#sending.takeBack(id);
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
    const { seq } = this.#threads.current;
    if (!id || !row || !isMine(row, this.me.id) || row.unread === 0) return;
    if ((this.#readUpTo.get(id) ?? 0) >= seq) return;
    this.#readUpTo.set(id, seq);
    this.api.read(id, seq).then(
      (fresh) => this.#row(fresh),
      () => this.#readUpTo.delete(id),
    );
  }

  async act(act: Act): Promise<void> {
    if (this.#state.open) await this.acts.act(this.#state.open, act);
  }

  /** Takes conversations, or not for now and why. */
  be(status: Status, reason: Reason | null = null): void {
    this.#store.set({ presence: { status, reason, since: new Date().toISOString() } });
    void this.api.presence(status, reason).catch(() => this.#present());
  }

  readonly logOut = (): Promise<unknown> => this.api.logOut().catch(() => undefined);

  /** She logged in again: what waited goes on. */
  resume(token: string): void {
    this.api.token = token;
    this.#store.set({ expired: false });
    this.#link.start();
  }

  // ------------------------------------------------------------------ what comes in

  get #state(): State {
    return this.#store.get();
  }

  #opened(id: string | null): void {
    const before = this.#state.open;
    if (before === id) return;
    if (before) this.#link.send({ type: "unwatch", conversation: before });
    this.#store.set({ open: id, threadFault: null, detailFault: null, actFault: null });
    if (id) void this.#threads.load(id);
  }

  #expired(): void {
    if (this.#state.expired) return;
    this.#store.set({ expired: true });
    this.#link.stop();
  }

  #take(frame: StaffServerFrame): void {
    if (frame.type === "entry") {
      this.#sending.arrived([frame.id]);
      this.#threads.entry(frame);
      const typing = this.#state.typing.get(frame.conversation);
      if (frame.kind === "message" && frame.author === typing?.author) this.#typing(frame.conversation, null);
    } else if (frame.type === "ack") this.#sending.acked(frame.id);
    else if (frame.type === "conversation") this.#row(frame.conversation);
    else if (frame.type === "counts") this.#store.set({ counts: frame });
    else if (frame.type === "deeds") this.#store.set({ deeds: frame });
    else if (frame.type === "cases") this.#store.set({ cases: frame });
    else if (frame.type === "typing") this.#typing(frame.conversation, frame);
    else if (frame.type === "watchers") this.#store.put("watchers", frame.conversation, frame.agents);
    else if (frame.type === "receipt") this.#store.put("receipts", frame.conversation, frame);
    else if (frame.type === "error" && frame.id) this.#sending.refused(frame.id, frame.code, frame.retry_after ?? 1);
  }

  #row(row: Summary): void {
    this.#lists.row(row);
    this.#threads.upTo(row.id, row.seq);
  }

  /** The server says anew who looks where of what the list shows; of the open thread it says so by itself. */
  #forgetWatchers(): void {
    const { open, watchers } = this.#state;
    const here = open === null ? undefined : watchers.get(open);
    this.#store.set({ watchers: new Map(open !== null && here ? [[open, here]] : []) });
  }

  #typing(conversation: string, who: StaffTyping | null): void {
    const typing = new Map(this.#state.typing);
    if (who) typing.set(conversation, who);
    else if (!typing.delete(conversation)) return;
    this.#store.set({ typing });
    if (who) this.#timers.set(`typing ${conversation}`, TYPING_SHOWN_MS, () => this.#typing(conversation, null));
  }

  /** Asks the server whether she is here or away: it remembers, also what another tab said. */
  async #present(): Promise<void> {
    const me = await this.api.me().catch(() => null);
    if (me?.presence) this.#store.set({ presence: me.presence });
    // The server hears of this socket a moment after it is open.
    if (me?.presence?.status === "offline") this.#timers.set("present", PRESENT_MS, () => this.#present());
    if (me?.teams) this.#store.set({ teams: me.teams });
  }

  #linked(link: LinkState): void {
    if (this.#state.expired) return;
    this.#store.set({ link });
    if (link.is === "connecting") return;
    if (link.is === "online") {
      this.#forgetWatchers();
      this.#link.send({ type: "view", view: this.#state.view });
      this.#sending.resume();
      void this.#present();
    } else if (this.#state.pages[this.#state.view].loaded) return;
    // Only now, with the socket open, can nothing fall between what is fetched and what is pushed. Where sockets
    // do not get through at all, the list is fetched all the same.
    void this.#lists.refresh();
    if (this.#state.open) void this.#threads.load(this.#state.open);
  }
}
