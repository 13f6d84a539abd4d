// The rows of the list: fetched by view and page, kept true by what the socket pushes.

import { type Api, asFault } from "./api";
import { putRow, type View } from "./list/order";
import type { PageState } from "./state";
import type { Store } from "./store";
import type { Summary } from "./types.gen";

const MOST_PAGES_AGAIN = 5;

export class Lists {
  constructor(
    private readonly store: Store,
    private readonly api: Api,
  ) {}

  more(): void {
    const { view, pages } = this.store.get();
    const page = pages[view];
    if (page.next && !page.busy) void this.page(view, page.next);
  }

  row(row: Summary): void {
    this.store.set({ rows: putRow(this.store.get().rows, row) });
  }

  /** The list anew: rows of the view and the agent's own, and of what was known only the open one stays. */
  async refresh(): Promise<void> {
    const { view, pages, rows, open } = this.store.get();
    const depth = Math.min(MOST_PAGES_AGAIN, Math.max(1, pages[view].pages));
    const stale = new Set(rows.keys());
    stale.delete(open ?? "");
    let after: string | null = null;
    for (let page = 0; page < depth; page += 1) {
      const fresh = await this.page(view, after);
      if (!fresh) return;
      for (const row of fresh) stale.delete(row.id);
      after = this.store.get().pages[view].next;
      if (!after) break;
    }
    if (view !== "mine") for (const row of (await this.page("mine", null)) ?? []) stale.delete(row.id);
    this.store.set({ rows: new Map([...this.store.get().rows].filter(([id]) => !stale.has(id))) });
  }

  async page(view: View, after: string | null): Promise<readonly Summary[] | null> {
    this.#paged(view, { busy: true, fault: null });
    const known = this.store.get().counts;
    try {
      const page = await this.api.list(view, after);
      const rows = page.conversations.reduce(putRow, this.store.get().rows);
      // What the socket said meanwhile is newer, and it says each number once.
      const { counts } = this.store.get();
      this.store.set({ rows, counts: counts === known ? page.counts : counts });
      const pages = after ? this.store.get().pages[view].pages + 1 : 1;
      this.#paged(view, { busy: false, loaded: true, next: page.next, pages });
      return page.conversations;
    } catch (error) {
      this.#paged(view, { busy: false, fault: asFault(error) });
      return null;
    }
  }

  #paged(view: View, to: Partial<PageState>): void {
    const { pages } = this.store.get();
    this.store.set({ pages: { ...pages, [view]: { ...pages[view], ...to } } });
  }
}
