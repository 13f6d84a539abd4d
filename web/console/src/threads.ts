// The open thread and what stands beside it: fetched, and fetched again where the socket left a hole.

import { type Api, asFault } from "./api";
import type { Link } from "./link";
import type { Lists } from "./lists";
import type { Sending } from "./sending";
import type { Store } from "./store";
import { BLANK, blankFrom, isBehind, takeEarlier, takeEntry, takePage, type Thread } from "./thread/entries";
import type { Timers } from "./timers";
import type { EntryPage, StaffEntry } from "./types.gen";

const HOLE_MS = 400;
const MOST_FILLS = 5;
/** So many numbers of a thread are fetched at once. */
const STRETCH = 200;

export class Threads {
  readonly #filling = new Set<string>();
  readonly #older = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly api: Api,
    private readonly link: Link,
    private readonly lists: Lists,
    private readonly sending: Sending,
    private readonly timers: Timers,
  ) {}

  /** The thread that is open, empty when none is. */
  get current(): Thread {
    const { open, threads } = this.store.get();
    return threads.get(open ?? "") ?? BLANK;
  }

  async load(id: string): Promise<void> {
    const { threads, rows } = this.store.get();
    // A long thread begins near its end; what is older comes when the agent scrolls up to it.
    if (!threads.has(id)) this.store.put("threads", id, blankFrom((rows.get(id)?.seq ?? 0) - STRETCH));
    await Promise.all([this.detail(id), this.#fill(id)]);
    if (this.#isOpen(id)) this.link.send({ type: "watch", conversation: id, after: this.current.seq });
  }

  /** An entry the socket pushed. */
  entry(entry: StaffEntry): void {
    const id = entry.conversation;
    const thread = this.store.get().threads.get(id);
    if (!thread) return;
    this.store.put("threads", id, takeEntry(thread, entry));
    if (!this.#isOpen(id)) return;
    if (isBehind(this.current, 0)) this.#fillSoon(id);
    // What these tell changes what stands beside the thread too.
    const beside = /^(deed|order|case|contact|offer|entry|assistant|conversation)\./.test(entry.event);
    if (beside) this.timers.set(`detail ${id}`, HOLE_MS, () => this.detail(id));
  }

  /** A row tells of an event whose entry did not come: ask for it. */
  upTo(id: string, seq: number): void {
    if (this.#isOpen(id) && isBehind(this.current, seq)) this.#fillSoon(id);
  }

  async detail(id: string): Promise<void> {
    try {
      const detail = await this.api.detail(id);
      this.store.put("details", id, detail);
      this.lists.row(detail.conversation);
      this.upTo(id, detail.conversation.seq);
      if (this.#isOpen(id)) this.store.set({ detailFault: null });
    } catch (error) {
      if (this.#isOpen(id)) this.store.set({ detailFault: asFault(error) });
    }
  }

  /** Fetches what is older than the thread begins: a stretch, or all down to a number. */
  async earlier(id: string, downTo = Number.POSITIVE_INFINITY): Promise<void> {
    const known = () => this.store.get().threads.get(id) ?? BLANK;
    if (known().from === 0 || this.#older.has(id)) return;
    this.#older.add(id);
    const from = Math.max(0, Math.min(known().from - STRETCH, downTo - 1));
    try {
      const pages: EntryPage[] = [];
      for (let after = from; after < known().from; after = pages.at(-1)?.last ?? known().from) {
        const page = await this.api.entries(id, after);
        pages.push(page);
        if (!page.more) break;
      }
      this.store.put("threads", id, takeEarlier(known(), from, pages));
      if (this.#isOpen(id)) this.store.set({ threadFault: null });
    } catch (error) {
      if (this.#isOpen(id)) this.store.set({ threadFault: asFault(error) });
    } finally {
      this.#older.delete(id);
    }
  }

  #isOpen(id: string): boolean {
    return this.store.get().open === id;
  }

  /** Fetches whatever the thread lacks, page by page. */
  async #fill(id: string): Promise<void> {
    if (this.#filling.has(id)) return;
    this.#filling.add(id);
    const known = () => this.store.get().threads.get(id) ?? BLANK;
    try {
      let more = true;
      while (more && this.#isOpen(id)) {
        const page = await this.api.entries(id, known().seq);
        this.store.put("threads", id, takePage(known(), page));
        this.sending.arrived(page.entries.map((entry) => entry.id));
        more = page.more;
      }
      if (this.#isOpen(id)) this.store.set({ threadFault: null });
    } catch (error) {
      if (this.#isOpen(id)) this.store.set({ threadFault: asFault(error) });
    } finally {
      this.#filling.delete(id);
    }
  }

  /** Gives what is on its way a moment, then asks for what is still missing; slower each time it was in vain. */
  #fillSoon(id: string, tries = 0): void {
    if (this.timers.has(`fill ${id}`)) return;
    this.timers.set(`fill ${id}`, HOLE_MS * 2 ** tries, async () => {
      const missing = () => this.#isOpen(id) && isBehind(this.current, this.store.get().rows.get(id)?.seq ?? 0);
      if (missing() && !this.#filling.has(id)) await this.#fill(id);
      if (missing() && tries < MOST_FILLS) this.#fillSoon(id, tries + 1);
    });
  }
}
