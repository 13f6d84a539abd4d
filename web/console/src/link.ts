// The socket: opened again with back-off whenever it falls, one JSON frame at a time.

import type { StaffClientFrame, StaffServerFrame } from "./types.gen";

export type LinkState = { is: "connecting" } | { is: "online" } | { is: "offline"; retryAt: number };

const FIRST_MS = 500;
const MOST_MS = 30_000;
/** A tab that slept may hold a socket that died unseen. */
const STALE_MS = 60_000;
/** A connection that lasted this long was a real one: the next attempt may come quickly again. */
const STEADY_MS = 5000;
/** The server closes with this when it does not know the token. */
const UNAUTHORIZED = 4401;

/** How long to wait before the next attempt: doubling, with up to half taken off at random so that nobody marches in step. */
export function backoff(attempt: number, random: number): number {
  return Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt, 10)) * (1 - random / 2);
}

export type FrameType = StaffServerFrame["type"];
export type FrameOf<T extends FrameType> = Extract<StaffServerFrame, { type: T }>;
type Listener = (frame: StaffServerFrame) => void;

export interface LinkHooks {
  address(): string;
  frame(frame: StaffServerFrame): void;
  state(state: LinkState): void;
  /** A connection could not be opened: find out whether that is a matter of the token. */
  failed(): void;
}

export class Link {
  #socket: WebSocket | null = null;
  #timer = 0;
  #attempt = 0;
  #heardAt = 0;
  #stopped = false;
  readonly #listeners = new Map<FrameType, Set<Listener>>();

  constructor(private readonly hooks: LinkHooks) {}

  /** Connects and keeps it so until `stop`. */
  start(): void {
    this.#stopped = false;
    addEventListener("online", this.now);
    addEventListener("offline", this.#cut);
    document.addEventListener("visibilitychange", this.#woke);
    this.#open();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    removeEventListener("online", this.now);
    removeEventListener("offline", this.#cut);
    document.removeEventListener("visibilitychange", this.#woke);
    this.#drop();
  }

  get online(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Runs `listener` for every frame of one type, after the desk took it in; returns how to end that. */
  on<T extends FrameType>(type: T, listener: (frame: FrameOf<T>) => void): () => void {
    const known = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, known.add(listener as Listener));
    return () => void known.delete(listener as Listener);
  }

  /** Whether the frame was handed to an open socket; not that it arrived. */
  send(frame: StaffClientFrame): boolean {
    if (!this.online) return false;
    this.#socket?.send(JSON.stringify(frame));
    return true;
  }

  /** Tries at once instead of waiting. */
  readonly now = (): void => {
    if (this.online || this.#stopped) return;
    this.#attempt = 0;
    this.#drop();
    this.#open();
  };

  /** Gives up a socket that does not answer and opens another. */
  readonly renew = (): void => {
    if (this.#stopped) return;
    this.#drop();
    this.#open();
  };

  readonly #cut = (): void => {
    this.#drop();
    this.#later();
  };

  readonly #woke = (): void => {
    if (document.visibilityState !== "visible") return;
    if (!this.online) this.now();
    else if (Date.now() - this.#heardAt > STALE_MS) this.renew();
  };

  #open(): void {
    clearTimeout(this.#timer);
    this.hooks.state({ is: "connecting" });
    const socket = new WebSocket(this.hooks.address());
    let openedAt = 0;
    this.#socket = socket;
    socket.onopen = () => {
      openedAt = Date.now();
      this.#heardAt = openedAt;
      this.hooks.state({ is: "online" });
    };
    socket.onmessage = (event) => {
      this.#heardAt = Date.now();
      this.#heard(JSON.parse(String(event.data)) as StaffServerFrame);
    };
    socket.onclose = (event) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      if (openedAt && Date.now() - openedAt > STEADY_MS) this.#attempt = 0;
      if (!openedAt || event.code === UNAUTHORIZED) this.hooks.failed();
      this.#later();
    };
  }

  #heard(frame: StaffServerFrame): void {
    this.hooks.frame(frame);
    for (const listener of [...(this.#listeners.get(frame.type) ?? [])]) listener(frame);
  }

  #later(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    const wait = backoff(this.#attempt, Math.random());
    this.#attempt += 1;
    this.hooks.state({ is: "offline", retryAt: Date.now() + wait });
    this.#timer = window.setTimeout(() => this.#open(), wait);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}
