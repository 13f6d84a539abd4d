// The state and the line it comes by: connected, heard, lost, connected again.
import type { ServerFrame, Session } from "../types.gen";
import { gap, resend } from "./select";
import { type Failure, readPage } from "./server";
import { type Line, openLine } from "./socket";
import { type Happening, reduce, type Sendable, START, type State, WINDOW } from "./state";
import { Watch } from "./watch";

/** A line that stood this long was a good one: the next wait is short again. */
const STEADY = 5_000;

export abstract class Wired {
  state: State = START;
  protected session: Session | null = null;
  protected line: Line | null = null;
  /** A session is being opened. */
  protected opening = false;
  protected attempts = 0;
  protected again: ReturnType<typeof setTimeout> | undefined;
  protected readonly watch = new Watch({
    state: () => this.state,
    happen: (happening) => this.happen(happening),
    hangUp: () => this.line?.close(),
    hurry: () => this.hurry(),
  });
  private readonly listeners = new Set<() => void>();
  private filling = false;
  private resumed = 0;
  private openedAt = 0;

  /** Open a session, then the line. */
  protected abstract open(): Promise<void>;
  /** The state is another one. */
  protected abstract changed(before: State): void;

  /** Call the listener after every change. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Do not wait any longer before trying to come back; after a session that ended, ask the page once more. */
  hurry(again = false): void {
    const { connection } = this.state;
    if (this.line || this.opening || connection === "closed" || (connection === "ended" && !again)) return;
    clearTimeout(this.again);
    this.attempts = 0;
    void this.comeBack();
  }

  protected tell(): void {
    for (const listener of this.listeners) listener();
  }

  protected happen(happening: Happening): void {
    const before = this.state;
    this.state = reduce(before, happening);
    if (this.state === before) return;
    this.changed(before);
    this.tell();
  }

  protected transmit(frames: readonly Sendable[]): void {
    for (const frame of frames) if (this.line?.send(frame)) this.watch.sent(frame.id);
  }

  protected connect(session: Session): void {
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

  /** Wait longer each time, and never in step with the others. */
  protected later(atLeast: number): void {
    const wait = Math.min(30_000, 500 * 2 ** this.attempts) * (0.5 + Math.random() / 2);
    this.attempts += 1;
    if (this.state.connection !== "off") this.happen({ type: "connection", connection: "off" });
    clearTimeout(this.again);
    this.again = setTimeout(() => void this.comeBack(), Math.max(atLeast, wait));
  }

  private opened(): void {
    this.openedAt = Date.now();
    this.watch.answered();
    this.happen({ type: "connection", connection: "on" });
    this.transmit(resend(this.state));
  }

  private heard(frame: ServerFrame): void {
    this.happen({ type: "frame", frame });
    if (frame.type === "typing") this.watch.typing();
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
    this.watch.answered(item.frame.id);
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
}
