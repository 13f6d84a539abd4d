// The rows of the list: fetched by view and page, kept true by what the socket pushes.

import { type Api, asFault } from "./api";
import { putRow, type View } from "./list/order";
import { type Behind, FIRST_PAGE, type PageState } from "./state";
import type { Store } from "./store";
import type { Summary, SummaryPage } from "./types.gen";

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

  /** Another list stands under the view now, of which nothing is there. */
  forget(view: View): void {
    this.#paged(view, FIRST_PAGE);
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
    const { counts: known, behind } = this.store.get();
    try {
      const page = await (view === "all" && behind
        ? this.api.behind(behind.figure, behind.zone, after)
        : this.api.list(view, after));
      if (!this.#narrowed(view, behind, after, page)) return null;
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

  /** The list is of those only that a figure counts, if of any; false when another was asked for meanwhile. */
  #narrowed(view: View, asked: Behind | null, after: string | null, page: SummaryPage): boolean {
    const { behind } = this.store.get();
    if (view !== "all") return true;
    if (behind?.figure !== asked?.figure) return false;
    const ids = page.conversations.map((row) => row.id);
    if (behind) this.store.set({ behind: { ...behind, ids: new Set(after ? [...behind.ids, ...ids] : ids) } });
    return true;
  }

  #paged(view: View, to: Partial<PageState>): void {
    const { pages } = this.store.get();
    this.store.set({ pages: { ...pages, [view]: { ...pages[view], ...to } } });
  }
}
