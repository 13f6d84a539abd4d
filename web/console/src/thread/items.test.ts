import { describe, expect, it } from "vitest";
import { entry, page } from "../made";
import type { Outgoing } from "../outbox";
import type { StaffEntry } from "../types.gen";
import { firstUnread, flow, type Marks } from "./items";
import { furthest } from "./receipt";
import { BLANK, takeEntry, takePage } from "./entries";

const MARKS: Marks = { reach: { delivered: 0, read: 0 }, unread: null, me: "me" };
const agent = { author: "agent", agent: { id: "me", name: "He" } } as const;
const activity = (seq: number, event: string) => entry(seq, { kind: "activity", event, author: "system", text: "" });
const thread = (...entries: StaffEntry[]) => takePage(BLANK, page(entries));
const out = (id: string, to: Partial<Outgoing> = {}): Outgoing => ({
  id,
  conversation: "c",
  kind: "message",
  text: "hello",
  at: "2026-03-01T10:00:30.000000Z",
  state: "sending",
  tries: 1,
  code: null,
  ...to,
});

describe("the flow", () => {
  it("folds what the assistant did and leaves what people should read", () => {
    const items = flow(
      thread(
        entry(1),
        activity(2, "assistant.understood"),
        activity(3, "deed.proposed"),
        activity(4, "conversation.handed_off"),
        activity(5, "assistant.stopped"),
      ),
      [],
      MARKS,
    );
    expect(items.map((item) => item.type)).toEqual(["day", "said", "doings", "quiet", "doings"]);
    expect(items.flatMap((item) => (item.type === "doings" ? [item.entries.length] : []))).toEqual([2, 1]);
  });

  it("draws what nobody said as one line, and remembers since when she waits for a person", () => {
    const told = (seq: number) => entry(seq, { author: "system", text: "One moment." });
    const items = flow(
      thread(
        activity(1, "conversation.started"),
        entry(2),
        activity(3, "conversation.handed_off"),
        told(4),
        entry(5),
        activity(6, "conversation.assigned"),
        activity(7, "conversation.labelled"),
        entry(8),
        activity(9, "conversation.assigned"),
      ),
      [],
      MARKS,
    );
    const quiet = items.flatMap((item) => (item.type === "quiet" ? [item] : []));
    expect(quiet.map((item) => item.entries.map((each) => each.place))).toEqual([[1], [3, 4], [6, 7], [9]]);
    expect(quiet.map((item) => item.queued !== null)).toEqual([false, false, true, false]);
  });

  it("leaves out what its own card says already", () => {
    const card = entry(1, { author: "system", parts: [{ type: "rating", score: null }] as StaffEntry["parts"] });
    expect(flow(thread(card, activity(2, "rating.asked")), [], MARKS).map((item) => item.type)).toEqual(["day", "said"]);
  });

  it("begins a new run for another author, a note, and after a while", () => {
    const items = flow(
      thread(
        entry(1),
        entry(2),
        entry(3, agent),
        entry(4, { ...agent, kind: "note" }),
        entry(5, { ...agent, kind: "note", at: "2026-03-01T10:09:00.000000Z" }),
      ),
      [],
      MARKS,
    );
    expect(items.flatMap((item) => (item.type === "said" ? [item.opens] : []))).toEqual([true, false, true, true, true]);
  });

  it("shows a line on its way only until its entry is there, and in the run it belongs to", () => {
    const before = thread(entry(1), entry(2, agent));
    const items = flow(before, [out("mine"), out("note", { kind: "note" })], MARKS);
    expect(items.slice(-2).map((item) => item.type === "out" && item.opens)).toEqual([false, true]);
    const there = flow(takeEntry(before, entry(3, { ...agent, id: "mine" })), [out("mine")], MARKS);
    expect(there.filter((item) => item.key === "mine").map((item) => item.type)).toEqual(["said"]);
  });

  it("marks where the unread begins, and opens a run there", () => {
    const whole = thread(entry(1), entry(2), entry(3, { kind: "note" }), entry(4));
    expect(firstUnread(whole.entries, 2)).toBe("entry 2");
    expect(firstUnread(whole.entries, 9)).toBe("entry 1");
    expect(firstUnread(whole.entries, 0)).toBeNull();
    const items = flow(whole, [], { ...MARKS, unread: "entry 2" });
    expect(items.map((item) => item.type)).toEqual(["day", "said", "unread", "said", "said", "said"]);
    expect(items.flatMap((item) => (item.type === "said" ? [item.opens] : []))).toEqual([true, true, true, true]);
  });
});

describe("how far a line came", () => {
  const told = (reach: Marks["reach"], ...entries: StaffEntry[]) =>
    flow(thread(...entries), [], { ...MARKS, reach }).flatMap((item) => (item.type === "said" ? [item.receipt] : []));

  it("is sent, delivered, read, by the numbers of the customer's own device", () => {
    const mine = entry(1, agent);
    expect(told({ delivered: 0, read: 0 }, mine)).toEqual(["sent"]);
    expect(told({ delivered: 1, read: 0 }, mine)).toEqual(["delivered"]);
    expect(told({ delivered: 1, read: 1 }, mine)).toEqual(["read"]);
  });

  it("stands at the head of a run, and again only where it changes", () => {
    const run = [1, 2, 3, 4].map((seq) => entry(seq, agent));
    expect(told({ delivered: 4, read: 2 }, ...run)).toEqual(["read", null, "delivered", null]);
  });

  it("is not said of notes, the customer's own lines or the assistant's", () => {
    const others = [entry(1), entry(2, { ...agent, kind: "note", n: null }), entry(3, { author: "assistant" })];
    expect(told({ delivered: 9, read: 9 }, ...others)).toEqual([null, null, null]);
  });

  it("does not go back when a line changes or an older answer arrives", () => {
    const changed = [entry(1, agent), entry(2), entry(3, { ...agent, id: "entry 1" })];
    expect(told({ delivered: 2, read: 1 }, ...changed)).toEqual(["read", null]);
    expect(furthest({ delivered: 3, read: 3 }, { delivered: 5, read: 2 }, undefined)).toEqual({ delivered: 5, read: 3 });
    expect(furthest({ delivered: 1, read: 4 })).toEqual({ delivered: 4, read: 4 });
  });
});
