// Notices with time what no event tells: a machine that slept, an answer that stays out, a line said too long ago.
import { resend } from "./select";
import type { Happening, State } from "./state";

const TICK = 2_000;
/** A clock that jumped this far was asleep: the line is dead, whatever it says. */
const ASLEEP = 30_000;
/** An ack this late means the line is dead. */
const ACK_PATIENCE = 10_000;
/** A message this old is said to be unsent. */
const SEND_PATIENCE = 30_000;
const TYPING_SHOWN = 6_000;

interface Watched {
  state(): State;
  happen(happening: Happening): void;
  hangUp(): void;
  hurry(): void;
}

export class Watch {
  private readonly sentAt = new Map<string, number>();
  private ticked = Date.now();
  private typingAt = 0;

  constructor(private readonly chat: Watched) {}

  start(): void {
    setInterval(() => this.tick(), TICK);
  }

  /** A frame went out and is to be answered. */
  sent(id: string): void {
    this.sentAt.set(id, Date.now());
  }

  /** A frame was answered; all of them, when the line is another one. */
  answered(id?: string): void {
    if (id === undefined) this.sentAt.clear();
    else this.sentAt.delete(id);
  }

  typing(): void {
    this.typingAt = Date.now();
  }

  tick(): void {
    const now = Date.now();
    const state = this.chat.state();
    const slept = now - this.ticked > ASLEEP;
    this.ticked = now;
    if (state.typing && now - this.typingAt > TYPING_SHOWN) this.chat.happen({ type: "quiet" });
    const late = state.outbox.filter((item) => item.state === "sending" && now - item.at > SEND_PATIENCE);
    if (late.length) this.chat.happen({ type: "late", ids: late.map((item) => item.frame.id) });
    const waiting = new Set(resend(this.chat.state()).map((frame) => frame.id));
    const unheard = [...this.sentAt].some(([id, at]) => waiting.has(id) && now - at > ACK_PATIENCE);
    if (slept || unheard) this.chat.hangUp();
    if (slept) this.chat.hurry();
  }
}
