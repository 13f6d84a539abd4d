// The chat: a session, a line that comes back, and the state they make.
import type { Host } from "./host";
import { outbox, visitor } from "./memory";
import { Failure, openSession, readPage } from "./server";
import { type Line, openLine } from "./socket";
import { gap, type Happening, reduce, resend, type Sendable, START, type State, WINDOW } from "./state";
import type { ServerFrame, Session } from "./types.gen";
import { uuid } from "./uuid";

const TICK = 2_000;
/** A clock that jumped this far was asleep: the line is dead, whatever it says. */
const ASLEEP = 30_000;
/** An ack this late means the line is dead. */
const ACK_PATIENCE = 10_000;
/** A message this old is said to be unsent. */
const SEND_PATIENCE = 30_000;
const TYPING_SHOWN = 6_000;
const TYPING_EVERY = 3_000;
/** A line that stood this long was a good one: the next wait is short again. */
const STEADY = 5_000;

type Listener = () => void;

/** Throw, as an expression. */
function give(failure: unknown): never {
  throw failure;
}

export class Chat {
  state: State = START;
  private readonly listeners = new Set<Listener>();
  private readonly sentAt = new Map<string, number>();
  private session: Session | null = null;
  private identity: string | null = null;
  private line: Line | null = null;
  /** Entries after this n have not been looked at. */
  private readTo = 0;
  private opening = false;
  private outdated = false;
  /** Whether the session is that of a visitor, whom nobody has vouched for. */
  private visiting = false;
  private filling = false;
  private attempts = 0;
  private resumed = 0;
  private openedAt = 0;
  private ticked = Date.now();
  private typedAt = 0;
  private typingAt = 0;
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly inbox: string,
    private readonly locale: string,
    private readonly host: Host,
  ) {}

  /** Begin: ask the page who this is, open a session, keep a line. */
  async start(): Promise<void> {
    this.host.onIdentity((identity) => this.identified(identity));
    window.addEventListener("online", () => this.hurry());
    window.addEventListener("offline", () => this.line?.close());
    document.addEventListener("visibilitychange", () => document.hidden || this.tick());
    setInterval(() => this.tick(), TICK);
    this.identity = await this.host.identity(false);
    await this.open();
  }

  /** Call the listener after every change. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Say something. */
  write(text: string): void {
    this.typedAt = 0;
    this.send({ type: "message.send", id: uuid(), text, attachments: [] });
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
    this.happen({ type: "retry", id, now: Date.now() });
    this.transmit(resend(this.state).filter((frame) => frame.id === id));
    this.hurry();
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

  /** What was said could not be done is read. */
  noticed(): void {
    this.happen({ type: "noticed" });
  }

  /** How many lines others wrote since the chat was last looked at. */
  unread(looking: boolean): number {
    if (looking) this.readTo = this.state.high;
    const fresh = [...this.state.entries.values()].filter(
      ({ first, entry }) => first > this.readTo && entry.author !== "contact",
    );
    return fresh.length;
  }

  /** Do not wait any longer before trying to come back. */
  hurry(): void {
    if (this.line || this.opening || this.state.connection === "ended" || this.state.connection === "closed") return;
    clearTimeout(this.again);
    this.attempts = 0;
    void this.comeBack();
  }

  private happen(happening: Happening): void {
    const before = this.state;
    this.state = reduce(before, happening);
    if (this.state === before) return;
    if (this.state.contact && this.state.outbox !== before.outbox) outbox.set(this.state.contact, this.state.outbox);
    for (const listener of this.listeners) listener();
  }

  private send(frame: Sendable): void {
    this.happen({ type: "send", frame, now: Date.now() });
    this.transmit([frame]);
    this.hurry();
  }

  private transmit(frames: readonly Sendable[]): void {
    for (const frame of frames) if (this.line?.send(frame)) this.sentAt.set(frame.id, Date.now());
  }

  /** The customer logged in or out on the page. */
  private identified(identity: string | null): void {
    if (identity === this.identity) return;
    // Whoever comes after a log-out on this machine must not find her thread.
    if (identity === null) visitor.set(this.inbox, null);
    this.identity = identity;
    this.session = null;
    this.line?.close();
    this.attempts = 0;
    if (this.opening) this.outdated = true;
    else void this.open();
  }

  /** A new session, then the line. */
  private async open(): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    clearTimeout(this.again);
    try {
      this.begin(await this.newSession());
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

  /** Refused once, the identity is asked for anew, or a visitor begins afresh. */
  private async newSession(): Promise<Session> {
    const ask = (): Promise<Session> =>
      openSession({
        inbox: this.inbox,
        locale: this.locale,
        identity: this.identity,
        visitor: visitor.get(this.inbox),
      });
    try {
      return await ask();
    } catch (failure) {
      if ((failure as Failure).status !== 401) throw failure;
      this.happen({ type: "connection", connection: "renewing" });
      if (this.identity) this.identity = (await this.host.identity(true)) ?? give(failure);
      else visitor.set(this.inbox, null);
      return ask();
    }
  }

  private begin(session: Session): void {
    const known = this.state.contact;
    if (session.visitor) visitor.set(this.inbox, session.visitor);
    if (known !== session.contact) this.readTo = session.last;
    // What was written before the first session stood is hers; a visitor who logs in takes along what she was just
    // sending; but what one customer wrote never becomes the next one's, who signs in on the same page.
    const loggedIn = known !== session.contact && this.visiting && this.identity !== null;
    const moved = known === null || loggedIn ? this.state.outbox : [];
    this.visiting = session.visitor !== null;
    this.session = session;
    this.happen({ type: "session", session, kept: [...outbox.get(session.contact), ...moved] });
  }

  private unopened(failure: Failure): void {
    this.session = null;
    if (failure.status === 401) return this.happen({ type: "connection", connection: "ended" });
    const refused = failure.status >= 400 && failure.status < 500 && failure.status !== 429 && failure.status !== 408;
    if (refused) return this.happen({ type: "connection", connection: "closed" });
    this.later(failure.retryAfter * 1_000);
  }

  private connect(session: Session): void {
    this.resumed = 0;
    const line = openLine(session.token, this.state.seen, {
      opened: () => this.opened(),
      heard: (frame) => this.heard(frame),
      closed: (reached) => {
        if (this.line === line) this.down(reached);
      },
    });
    this.line = line;
  }

  private opened(): void {
    this.openedAt = Date.now();
    this.sentAt.clear();
    this.happen({ type: "connection", connection: "on" });
    this.transmit(resend(this.state));
  }

  private heard(frame: ServerFrame): void {
    this.happen({ type: "frame", frame });
    if (frame.type === "typing") this.typingAt = Date.now();
    if (frame.type === "error") this.refused(frame.id, frame.code, frame.retry_after ?? null);
    if (frame.type !== "entry") return;
    this.resumed += 1;
    // The server sends so many on resume and no more: there may be others.
    if (gap(this.state) || this.resumed === WINDOW) void this.fill();
  }

  private refused(id: string | null, code: string, retryAfter: number | null): void {
    if (code === "unauthorized" || code === "expired") {
      this.session = null;
      return this.line?.close();
    }
    if (code === "forbidden_origin") {
      this.happen({ type: "connection", connection: "closed" });
      return this.line?.close();
    }
    const item = this.state.outbox.find((each) => each.frame.id === id);
    if (item?.state !== "sending") return;
    this.sentAt.delete(item.frame.id);
    const wait = retryAfter === null ? 500 * 2 ** item.attempts : retryAfter * 1_000;
    setTimeout(() => this.transmit(resend(this.state).filter((frame) => frame.id === id)), wait);
  }

  /** The line is down: say so, and come back. One that never stood may have been refused, which only HTTP tells. */
  private down(reached: boolean): void {
    this.line = null;
    if (this.state.connection === "closed" || this.state.connection === "ended") return;
    if (Date.now() - this.openedAt > STEADY && reached) this.attempts = 0;
    if (this.state.connection !== "off") this.happen({ type: "connection", connection: "off" });
    if (this.opening) return;
    if (!reached && this.session) void this.fill();
    this.later(0);
  }

  /** Wait longer each time, and never in step with the others. */
  private later(atLeast: number): void {
    const wait = Math.min(30_000, 500 * 2 ** this.attempts) * (0.5 + Math.random() / 2);
    this.attempts += 1;
    if (this.state.connection !== "off") this.happen({ type: "connection", connection: "off" });
    clearTimeout(this.again);
    this.again = setTimeout(() => void this.comeBack(), Math.max(atLeast, wait));
  }

  private async comeBack(): Promise<void> {
    if (this.line || this.opening) return;
    if (this.session) this.connect(this.session);
    else await this.open();
  }

  /** Fetch what is missing until nothing is. */
  private async fill(): Promise<void> {
    if (this.filling) return;
    this.filling = true;
    try {
      for (let more = true, tries = 0; more && this.session && tries < 100; tries += 1) {
        const page = await readPage(this.session.token, this.state.seen, WINDOW);
        this.happen({ type: "page", page });
        more = page.more || gap(this.state);
        if (more && !page.entries.length) await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    } catch (failure) {
      if ((failure as Failure).status === 401) this.session = null;
      // A new line resumes at the same number, so nothing is lost by giving up here.
      if (this.line) this.line.close();
    } finally {
      this.filling = false;
    }
  }

  private tick(): void {
    const now = Date.now();
    const slept = now - this.ticked > ASLEEP;
    this.ticked = now;
    if (this.state.typing && now - this.typingAt > TYPING_SHOWN) this.happen({ type: "quiet" });
    const late = this.state.outbox.filter((item) => item.state === "sending" && now - item.at > SEND_PATIENCE);
    if (late.length) this.happen({ type: "late", ids: late.map((item) => item.frame.id) });
    const waiting = new Set(resend(this.state).map((frame) => frame.id));
    const unheard = [...this.sentAt].some(([id, at]) => waiting.has(id) && now - at > ACK_PATIENCE);
    if (slept || unheard) this.line?.close();
    if (slept) this.hurry();
  }
}
