// Carries the agent's lines to the server: shown at once, sent until they are there. Pure moves live in outbox.

import type { Keep } from "./keep";
import type { Link } from "./link";
import * as box from "./outbox";
import type { Store } from "./store";
import { takenBack } from "./thread/draft";
import type { Timers } from "./timers";
import type { Attachment } from "./types.gen";

const ANSWER_MS = 10_000;

export class Sending {
  constructor(
    private readonly store: Store,
    private readonly link: Link,
    private readonly keep: Keep,
    private readonly timers: Timers,
  ) {}

  /** Shows the line at once and sends it until the server has it. */
  write(conversation: string, kind: box.Mode, text: string, attachments: readonly Attachment[]): void {
    const out: box.Outgoing = {
      id: crypto.randomUUID(),
      conversation,
      kind,
      text,
      attachments,
      at: new Date().toISOString(),
      state: "sending",
      tries: 0,
      code: null,
    };
    this.#boxed([...this.#box, out]);
    this.#send(out);
  }

  retry(id: string): void {
    this.#boxed(box.again(this.#box, id));
    const out = this.#box.find((each) => each.id === id);
    if (out) this.#send(out);
  }

  /** Takes a refused line back into the composer, below what stands there. */
  takeBack(id: string): void {
    const out = this.#box.find((each) => each.id === id);
    if (!out) return;
    const draft = this.keep.draftOf(out.conversation);
    this.keep.keepDraft(out.conversation, takenBack(draft, out.kind, out.text, out.attachments ?? []));
    this.#boxed(box.arrived(this.#box, new Set([id])));
    this.store.set({ draftTurn: this.store.get().draftTurn + 1 });
  }

  /** A connection is there again. */
  resume(): void {
    for (const out of box.toSend(this.#box)) this.#send(out);
  }

  /** The entries of these ids came. */
  arrived(ids: Iterable<string>): void {
    this.#boxed(box.arrived(this.#box, new Set(ids)));
  }

  acked(id: string): void {
    this.timers.clear(`answer ${id}`);
    this.#boxed(box.acked(this.#box, id));
  }

  refused(id: string, code: string, wait: number): void {
    this.timers.clear(`answer ${id}`);
    const { box: next, again } = box.refused(this.#box, id, code);
    this.#boxed(next);
    const out = next.find((each) => each.id === id);
    if (again && out) this.timers.set(`answer ${id}`, wait * 1000, () => this.#send(out));
  }

  get #box(): readonly box.Outgoing[] {
    return this.store.get().outbox;
  }

  #send(out: box.Outgoing): void {
    if (!this.link.send(box.frameOf(out))) return;
    if (out.state === "failed") this.#boxed(box.again(this.#box, out.id));
    this.#boxed(box.sentOnce(this.#box, out.id));
    this.timers.set(`answer ${out.id}`, ANSWER_MS, () => this.#unanswered(out.id));
  }

  /** An open socket that does not answer is as good as none: a new one is opened and the line sent again on it. */
  #unanswered(id: string): void {
    if (!this.link.online) return;
    this.#boxed(box.unanswered(this.#box, id));
    const out = this.#box.find((each) => each.id === id);
    if (out?.state === "sending") this.link.renew();
  }

  #boxed(outbox: readonly box.Outgoing[]): void {
    if (outbox === this.#box) return;
    this.store.set({ outbox });
    this.keep.setOutbox(outbox);
  }
}
