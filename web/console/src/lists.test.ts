import { describe, expect, it, vi } from "vitest";
import type { Api } from "./api";
import { Keep } from "./keep";
import { Lists } from "./lists";
import { row } from "./made";
import { type Behind, firstState, type State } from "./state";
import { Store } from "./store";
import type { Counts, SummaryPage } from "./types.gen";

const counts = (mine: number): Counts => ({ mine, unassigned: 0, all: 9, snoozed: 0 });

function desk(): { store: Store; lists: Lists; answer: (page: SummaryPage) => void } {
  vi.stubGlobal("location", { pathname: "/console/", search: "" });
  const store = new Store({ ...firstState(new Keep("me")) } satisfies State);
  let answer: (page: SummaryPage) => void = () => undefined;
  const list = () => new Promise<SummaryPage>((resolve) => (answer = resolve));
  return { store, lists: new Lists(store, { list, behind: list } as unknown as Api), answer: (page) => answer(page) };
}

const late: Behind = { figure: { name: "late" }, zone: "UTC", says: "Late", ids: new Set() };

describe("what a figure counts", () => {
  it("is listed page by page, until it is asked for anew", async () => {
    const { store, lists, answer } = desk();
    store.set({ view: "all", behind: late });
    for (const [after, id] of [
      [null, "a"],
      ["a", "b"],
    ] as const) {
      const page = lists.page("all", after);
      answer({ conversations: [row(id)], next: null, counts: counts(1) });
      await page;
    }
    expect([...(store.get().behind?.ids ?? [])]).toEqual(["a", "b"]);
    const again = lists.page("all", null);
    answer({ conversations: [row("b")], next: null, counts: counts(1) });
    await again;
    expect([...(store.get().behind?.ids ?? [])]).toEqual(["b"]);
  });

  it("is not mixed with what comes too late for another list", async () => {
    const { store, lists, answer } = desk();
    store.set({ view: "all", behind: late });
    const page = lists.page("all", null);
    store.set({ behind: { ...late, figure: { name: "soon" } } });
    answer({ conversations: [row("a")], next: null, counts: counts(1) });
    expect(await page).toBeNull();
    expect([store.get().behind?.ids.size, store.get().rows.size]).toEqual([0, 0]);
  });
});

describe("the counts of the views", () => {
  it("come with a page", async () => {
    const { store, lists, answer } = desk();
    const page = lists.page("mine", null);
    answer({ conversations: [row("a")], next: null, counts: counts(1) });
    await page;
    expect(store.get().counts?.mine).toBe(1);
    expect([...store.get().rows.keys()]).toEqual(["a"]);
  });

  it("stay what the socket said while the page was on its way", async () => {
    const { store, lists, answer } = desk();
    const page = lists.page("mine", null);
    store.set({ counts: counts(4) });
    answer({ conversations: [row("a")], next: null, counts: counts(1) });
    await page;
    expect(store.get().counts?.mine).toBe(4);
  });
});
