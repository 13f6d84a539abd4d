import { describe, expect, it } from "vitest";
import { groups, held, inView, putRow, unreadOf } from "./order";
import { row } from "../made";

const OTHER = { id: "other", name: "Shen" };
const shape = (of: ReturnType<typeof groups>) => of.map((group) => [group.name, group.rows.map((each) => each.id)]);
const waits = (id: string, minute: number) => row(id, { waiting_since: `2026-03-01T10:0${minute}:00.000000Z` });

describe("the list", () => {
  it("knows whose a conversation is", () => {
    const theirs = row("a", { agent: OTHER });
    const queued = row("b", { owner: "queue", agent: null });
    expect([inView(row("c"), "mine", "me"), inView(theirs, "mine", "me"), inView(queued, "mine", "me")]).toEqual([
      true,
      false,
      false,
    ]);
    expect([inView(queued, "unassigned", "me"), inView(theirs, "unassigned", "me")]).toEqual([true, false]);
    expect(inView(theirs, "all", "me")).toBe(true);
  });

  it("puts the longest wait first, then the rest by group, newest first", () => {
    const rows = [
      row("old", { updated_at: "2026-03-01T09:00:00.000000Z" }),
      row("new", { updated_at: "2026-03-01T11:00:00.000000Z" }),
      waits("late", 1),
      waits("later", 2),
      row("bot", { owner: "assistant", agent: null, waiting_since: "2026-03-01T09:00:00.000000Z" }),
      row("done", { owner: "nobody", agent: null, status: "resolved" }),
    ];
    expect(shape(groups(rows, "all", "me"))).toEqual([
      ["waiting", ["late", "later"]],
      ["answered", ["new", "old"]],
      ["assistant", ["bot"]],
      ["resolved", ["done"]],
    ]);
  });

  it("does not move rows while they are held, but lets them come and go", () => {
    const shown = groups([waits("a", 1), waits("b", 2), waits("gone", 3)], "mine", "me");
    const next = groups([row("a", { unread: 2 }), waits("b", 2), waits("first", 0)], "mine", "me");
    const kept = held(shown, next);
    expect(shape(kept)).toEqual([["waiting", ["a", "b", "first"]]]);
    expect(kept[0]?.rows[0]?.unread).toBe(2);
  });

  it("does not take an older row for a newer one", () => {
    const rows = putRow(new Map(), row("a", { seq: 5, unread: 1 }));
    expect(putRow(rows, row("a", { seq: 4, unread: 9 })).get("a")?.unread).toBe(1);
    expect(putRow(rows, row("a", { seq: 5, unread: 0 })).get("a")?.unread).toBe(0);
  });

  it("counts only one's own unread messages", () => {
    expect(unreadOf([row("a", { unread: 2 }), row("b", { unread: 3, agent: OTHER })], "me")).toBe(2);
  });
});
