// What an agent does to a conversation as a whole: take, resolve, transfer, label, snooze, one or many.

import { type Act, type Api, asFault } from "./api";
import type { Lists } from "./lists";
import type { Acting } from "./state";
import type { Store } from "./store";
import type { PriorityBody, Summary } from "./types.gen";

export type Priority = PriorityBody["priority"];

/** Whom a conversation goes to: a colleague, a team's queue, or everybody's. */
export interface Receiver {
  agent?: string;
  team?: string;
}

export class Acts {
  constructor(
    private readonly store: Store,
    private readonly api: Api,
    private readonly lists: Lists,
  ) {}

  act(id: string, act: Act): Promise<boolean> {
    return this.#do(id, act, () => this.api.act(id, act));
  }

  transfer(id: string, to: Receiver, note: string): Promise<boolean> {
    const body = { id: crypto.randomUUID(), agent: to.agent ?? null, team: to.team ?? null, note: note.trim() || null };
    return this.#do(id, "transfer", () => this.api.transfer(id, body));
  }

  prioritise(id: string, priority: Priority): Promise<boolean> {
    return this.#do(id, "priority", () => this.api.priority(id, priority));
  }

  label(id: string, labels: readonly string[]): Promise<boolean> {
    return this.#do(id, "labels", () => this.api.label(id, labels));
  }

  snooze(id: string, until: string): Promise<boolean> {
    return this.#do(id, "snooze", () => this.api.snooze(id, until));
  }

  /** The same for all that are selected; who was refused stays selected, with the reason beside it. */
  async bulk(act: "take" | "resolve"): Promise<void> {
    const ids = [...this.store.get().selected];
    if (ids.length === 0 || this.store.get().bulk?.busy) return;
    this.store.set({ bulk: { act, busy: true, done: 0, refused: new Map(), fault: null } });
    try {
      const { done, refused } = await this.api.bulk(act, ids);
      const left = new Map(refused.map((each) => [each.conversation, each]));
      this.store.set({
        bulk: { act, busy: false, done: done.length, refused: left, fault: null },
        selected: new Set(left.keys()),
      });
    } catch (error) {
      this.store.set({ bulk: { act, busy: false, done: 0, refused: new Map(), fault: asFault(error) } });
    }
  }

  /** Whether it was done; why not stands above the thread. */
  async #do(id: string, act: Acting, call: () => Promise<Summary>): Promise<boolean> {
    if (this.store.get().acting) return false;
    this.store.set({ acting: act, actFault: null });
    try {
      this.lists.row(await call());
      return true;
    } catch (error) {
      if (this.store.get().open === id) this.store.set({ actFault: { act, fault: asFault(error) } });
      return false;
    } finally {
      this.store.set({ acting: null });
    }
  }
}
