// How far this device has the thread, and how far she has had it before her eyes. Told in few words.
import type { ReceiptSend } from "../types.gen";

type Told = Pick<ReceiptSend, "delivered" | "read">;

/** Changes within this time are told together. */
const TOGETHER = 400;

/** What to tell after `told`, when everything up to `seen` is here; null when that is nothing new. */
export function nextReceipt(told: Told, seen: number, looking: boolean): ReceiptSend | null {
  const delivered = Math.max(told.delivered, seen);
  const read = looking ? delivered : told.read;
  if (delivered === told.delivered && read === told.read) return null;
  return { type: "receipt", delivered, read };
}

/** Tells the server; `send` says whether a line took it. */
export class Receipts {
  private told: Told = { delivered: 0, read: 0 };
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: (frame: ReceiptSend) => boolean,
    private readonly now: () => { seen: number; looking: boolean },
  ) {}

  /** Another thread, or another line: what was told before does not count. */
  forget(): void {
    this.told = { delivered: 0, read: 0 };
  }

  /** Something came in, or she looks, or looks away. */
  changed(): void {
    this.waiting ??= setTimeout(() => this.tell(), TOGETHER);
  }

  private tell(): void {
    this.waiting = undefined;
    const { seen, looking } = this.now();
    const frame = nextReceipt(this.told, seen, looking);
    if (frame && this.send(frame)) this.told = frame;
  }
}
