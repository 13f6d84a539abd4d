import { describe, expect, it } from "vitest";
import { row } from "../made";
import { byTurn, groups, inView, nextWaiting, putRow, turnsOf, unreadOf } from "./order";

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

  it("keeps what sleeps and what is settled in views of their own", () => {
    const asleep = row("a", { owner: "nobody", agent: null, status: "snoozed" });
    const done = row("b", { owner: "nobody", agent: null, status: "resolved" });
    expect([inView(asleep, "snoozed", "me"), inView(asleep, "resolved", "me"), inView(asleep, "mine", "me")]).toEqual([
      true,
      false,
      false,
    ]);
    expect([inView(done, "snoozed", "me"), inView(done, "resolved", "me")]).toEqual([false, true]);
    expect([inView(asleep, "all", "me"), inView(done, "all", "me")]).toEqual([true, false]);
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
    const unsettled = [
      ["waiting", ["late", "later"]],
      ["answered", ["new", "old"]],
      ["assistant", ["bot"]],
    ];
    expect(shape(groups(rows, "all", "me"))).toEqual(unsettled);
    expect(shape(byTurn(rows))).toEqual([...unsettled, ["resolved", ["done"]]]);
  });

  it("lets the urgent go first among those who wait, and the snoozed by their hour", () => {
    const asleep = { owner: "nobody", agent: null, status: "snoozed" } as const;
    const sleeps = (id: string, until: string) => row(id, { ...asleep, snoozed_until: until });
    const urgent = { ...waits("urgent", 5), priority: "urgent" as const };
    const rows = [waits("long", 1), urgent, { ...waits("high", 3), priority: "high" as const }];
    expect(shape(groups(rows, "mine", "me"))).toEqual([["waiting", ["urgent", "long", "high"]]]);
    const both = [sleeps("late", "2026-03-03T09:00:00.000000Z"), sleeps("soon", "2026-03-02T09:00:00.000000Z")];
    expect(shape(groups(both, "snoozed", "me"))).toEqual([["snoozed", ["soon", "late"]]]);
  });

  it("goes on to whoever waits longest after the open one, and round again", () => {
    const rows = [waits("a", 1), waits("b", 2), row("answered")];
    expect([null, "a", "b", "answered"].map((open) => nextWaiting(rows, "me", open)?.id)).toEqual(["a", "b", "a", "a"]);
    expect(nextWaiting([waits("a", 1)], "me", "a")).toBeNull();
    expect(nextWaiting([row("answered")], "me", null)).toBeNull();
  });

  it("does not take an older row for a newer one", () => {
    const rows = putRow(new Map(), row("a", { seq: 5, unread: 1 }));
    expect(putRow(rows, row("a", { seq: 4, unread: 9 })).get("a")?.unread).toBe(1);
    expect(putRow(rows, row("a", { seq: 5, unread: 0 })).get("a")?.unread).toBe(0);
  });

  it("counts the conversations in which it is one's own turn, however much stands in them", () => {
    const since = "2026-11-22T08:00:00.000000Z";
    const rows = [
      row("a", { unread: 2, waiting_since: since }),
      row("b", { waiting_since: null }),
      row("c", { waiting_since: since, status: "snoozed" }),
      row("d", { waiting_since: since, agent: OTHER }),
    ];
    expect(turnsOf(rows, "me")).toBe(1);
  });

  it("counts only one's own unread messages", () => {
    expect(unreadOf([row("a", { unread: 2 }), row("b", { unread: 3, agent: OTHER })], "me")).toBe(2);
  });
});
