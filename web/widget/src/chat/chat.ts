// The chat: what the customer does, and whose it is.
import type { Host } from "../host";
import { outbox } from "../memory";
import { chime, sounding } from "../sound";
import type { Session } from "../types.gen";
import { Addresses } from "../upload/addresses";
import { Uploads } from "../upload/uploads";
import { uuid } from "../uuid";
import { Drafting } from "./drafting";
import { Receipts } from "./receipts";
import { resend } from "./select";
import { type Failure, readPage } from "./server";
import { Asker } from "./session";
import { type Outgoing, type Sendable, type State, WINDOW } from "./state";
import { Wired } from "./wired";

const TYPING_EVERY = 3_000;
/** One tone for what comes in together. */
const TONE_EVERY = 2_000;

/** What was not taken yet and can be said in another thread too; its files are that thread's once they are sent again. */
function movable(item: Outgoing): Outgoing[] {
  if (item.state === "acked") return [];
  if (item.frame.type === "handoff.request") return [item];
  if (item.frame.type !== "message.send") return [];
  if (!item.files?.length) return [item];
  return [{ ...item, state: "loading", frame: { ...item.frame, attachments: [] } }];
}

export class Chat extends Wired {
  readonly uploads: Uploads;
  readonly addresses: Addresses;
  readonly draft: Drafting;
  private readonly asker: Asker;
  private readonly receipts: Receipts;
  /** The chat is open, and its page before her eyes. */
  private shown = false;
  /** Entries after this n have not been looked at. */
  private readTo = 0;
  private outdated = false;
  /** Whether the session is that of a visitor, whom nobody has vouched for. */
  private visiting = false;
  private typedAt = 0;
  private tonedAt = 0;

  constructor(inbox: string, locale: string, host: Host) {
    super();
    const token = (): string | null => this.session?.token ?? null;
    this.asker = new Asker(inbox, locale, host);
    this.draft = new Drafting(inbox);
    this.uploads = new Uploads(token, (used) => this.expired(used), locale);
    this.addresses = new Addresses(token);
    this.receipts = new Receipts(
      (frame) => this.line?.send(frame) ?? false,
      () => ({ seen: this.state.seen, looking: this.looking }),
    );
    this.uploads.subscribe(() => this.filesMoved());
    host.onDraft((text) => this.draft.suggest(text));
    host.onIdentity((identity) => this.asker.told(identity) && this.startOver());
  }

  /** Begin: ask the page who this is, open a session, keep a line. */
  async start(): Promise<void> {
    window.addEventListener("online", () => {
      this.hurry();
      this.uploads.back();
    });
    window.addEventListener("offline", () => {
      this.line?.close();
      this.uploads.cut();
    });
    document.addEventListener("visibilitychange", () => this.looked());
    this.watch.start();
    await this.asker.learn();
    await this.open();
  }

  /** Say something, with the files that were chosen. */
  write(text: string): void {
    this.typedAt = 0;
    const files = this.uploads.take();
    this.send({ type: "message.send", id: uuid(), text, attachments: [] }, files);
    this.filesMoved();
  }

  /** Ask for a person. */
  handoff(): void {
    this.send({ type: "handoff.request", id: uuid() });
  }

  /** Pick an option of an entry. */
  pick(entry: string, value: string): void {
    this.send({ type: "choice.pick", id: uuid(), entry, value });
  }

  /** Answer how it went. */
  rate(score: number, comment: string): void {
    this.send({ type: "rating.give", id: uuid(), score, comment: comment.trim() || null });
  }

  /** Send a message that did not get through, once more and with its id. */
  retry(id: string): void {
    const item = this.state.outbox.find((each) => each.frame.id === id);
    if (item?.files?.length && item.frame.type === "message.send" && !item.frame.attachments?.length) {
      this.happen({ type: "reload", id });
      for (const key of item.files) this.uploads.retry(key);
      return this.filesMoved();
    }
    this.happen({ type: "retry", id, now: Date.now() });
    this.transmit(resend(this.state).filter((frame) => frame.id === id));
    this.hurry();
  }

  /** A message the server has surely not taken goes back into the composer, files too. */
  takeBack(id: string): void {
    const item = this.state.outbox.find((each) => each.frame.id === id);
    if (item?.state !== "failed" || item.frame.type !== "message.send") return;
    this.uploads.giveBack(item.files ?? []);
    this.draft.putBack(item.frame.text);
    this.happen({ type: "taken-back", id });
  }

  /** Say that the customer is writing, now and then. */
  typing(): void {
    const now = Date.now();
    if (now - this.typedAt < TYPING_EVERY) return;
    if (this.line?.send({ type: "typing" })) this.typedAt = now;
  }

  /** Load what was written before the first entry shown. */
  async earlier(): Promise<void> {
    const after = Math.max(0, this.state.base - WINDOW);
    if (!this.session || after === this.state.base) return;
    const page = await readPage(this.session.token, after, WINDOW);
    this.happen({ type: "earlier", page, after });
  }

  /** Something could not be done. */
  fail(code: string): void {
    this.happen({ type: "fault", code });
  }

  /** What was said could not be done is read. */
  noticed(): void {
    this.happen({ type: "noticed" });
  }

  /** The chat was opened, or closed. */
  look(shown: boolean): void {
    this.shown = shown;
    this.looked();
  }

  /** How many lines others wrote since she last looked. */
  unread(): number {
    const fresh = [...this.state.entries.values()].filter(
      ({ first, entry }) => first > this.readTo && entry.author !== "contact",
    );
    return this.looking ? 0 : fresh.length;
  }

  private get looking(): boolean {
    return this.shown && !document.hidden;
  }

  private looked(): void {
    if (!document.hidden) this.watch.tick();
    if (this.looking) this.readTo = this.state.high;
    this.receipts.changed();
    this.tell();
  }

  protected changed(before: State): void {
    const { state } = this;
    if (state.outbox !== before.outbox) {
      if (state.contact) outbox.set(state.contact, state.outbox);
      const left = new Set(state.outbox.flatMap((item) => item.files ?? []));
      this.uploads.settle(before.outbox.flatMap((item) => item.files ?? []).filter((key) => !left.has(key)));
    }
    if (this.looking) this.readTo = state.high;
    // What was told on a line that died may never have arrived: each line is told anew.
    const connected = state.connection === "on" && before.connection !== "on";
    if (connected) {
      this.receipts.forget();
      this.uploads.back();
    }
    if (connected || state.seen !== before.seen) this.receipts.changed();
    if (state.high > before.high && before.contact === state.contact) this.sound(before.high);
  }

  /** Somebody wrote while nobody looks. */
  private sound(after: number): void {
    const now = Date.now();
    if (this.looking || !sounding() || now - this.tonedAt < TONE_EVERY) return;
    const theirs = [...this.state.entries.values()].some(
      ({ first, entry }) => first > after && (entry.author === "agent" || entry.author === "assistant"),
    );
    if (!theirs) return;
    this.tonedAt = now;
    chime();
  }

  private send(frame: Sendable, files: readonly string[] = []): void {
    this.happen({ type: "send", frame, files, now: Date.now() });
    if (!files.length) this.transmit([frame]);
    this.hurry();
  }

  /** Files got on: messages that waited for theirs go, or are said to have failed. */
  private filesMoved(): void {
    for (const { frame, state, files = [] } of this.state.outbox) {
      if (!files.length || (state !== "loading" && state !== "failed")) continue;
      const { state: stand, ids, failed } = this.uploads.together(files);
      const waits = frame.type === "message.send" && !frame.attachments?.length;
      // Tried again by itself, or by the button on the file.
      if (state === "failed" && stand !== "failed" && waits) this.happen({ type: "reload", id: frame.id });
      if (state === "failed") continue;
      const { code = "", message = "" } = failed ?? {};
      if (stand === "failed") this.happen({ type: "unloaded", id: frame.id, code, message });
      if (stand !== "done") continue;
      this.happen({ type: "loaded", id: frame.id, attachments: ids, now: Date.now() });
      this.transmit(resend(this.state).filter((each) => each.id === frame.id));
    }
  }

  /** The session with this token is over; one that came since is not. */
  private expired(token: string): void {
    if (this.session?.token !== token) return;
    this.session = null;
    if (this.line) this.line.close();
    else this.hurry();
  }

  /** The customer logged in or out on the page. */
  private startOver(): void {
    this.session = null;
    this.line?.close();
    this.attempts = 0;
    if (this.opening) this.outdated = true;
    else void this.open();
  }

  /** A new session, then the line. */
  protected async open(): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    clearTimeout(this.again);
    try {
      this.begin(await this.asker.session(() => this.happen({ type: "connection", connection: "renewing" })));
    } catch (failure) {
      this.unopened(failure as Failure);
    } finally {
      this.opening = false;
    }
    if (this.outdated) return this.anew();
    if (this.session) this.connect(this.session);
  }

  /** The session just opened is that of somebody who has left. */
  private anew(): Promise<void> {
    this.outdated = false;
    this.session = null;
    return this.open();
  }

  private begin(session: Session): void {
    const known = this.state.contact;
    const other = known !== session.contact;
    if (other) this.readTo = session.last;
    // What was written before the first session stood is hers; a visitor takes along what she was just sending, whether
    // she logs in or her session ran out; but what one customer wrote never becomes the next one's on the same page.
    const hers = known === null || this.visiting;
    const moved = hers && other ? this.state.outbox.flatMap(movable) : [];
    if (other && known !== null) hers ? this.uploads.anew() : this.uploads.clear();
    this.visiting = session.visitor !== null;
    this.session = session;
    this.draft.belongsTo(session.contact, !this.visiting);
    const kept = other ? [...this.restored(session.contact), ...moved] : this.state.outbox;
    this.happen({ type: "session", session, kept });
  }

  /** What a page before this one had not got through. Its files are gone with it, but not the words they came with. */
  private restored(contact: string): Outgoing[] {
    const gone = (item: Outgoing): boolean =>
      item.frame.type === "message.send" && !!item.files?.length && !item.frame.attachments?.length;
    const kept = outbox.get(contact);
    for (const { frame } of kept.filter(gone)) if (frame.type === "message.send") this.draft.putBack(frame.text);
    return kept.filter((item) => !gone(item));
  }

  private unopened(failure: Failure): void {
    this.session = null;
    if (failure.status === 401) return this.happen({ type: "connection", connection: "ended" });
    const refused = failure.status >= 400 && failure.status < 500 && failure.status !== 429 && failure.status !== 408;
    if (refused) return this.happen({ type: "connection", connection: "closed" });
    this.later(failure.retryAfter * 1_000);
  }
}
