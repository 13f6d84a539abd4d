import { describe, expect, it } from "vitest";
import { entry, page } from "../made";
import { BLANK, flow, isBehind, takeEntry, takePage, type Thread } from "./thread";

const ids = (thread: Thread) => thread.entries.map((each) => each.id);

describe("a thread", () => {
  it("counts up with what comes in order", () => {
    const thread = takeEntry(takePage(BLANK, page([entry(1), entry(2)])), entry(3));
    expect(thread.seq).toBe(3);
    expect(isBehind(thread, 3)).toBe(false);
  });

  it("notices a hole, and closes it whatever comes meanwhile", () => {
    const holed = takeEntry(takePage(BLANK, page([entry(1)])), entry(4));
    expect(holed.seq).toBe(1);
    expect(isBehind(holed, 0)).toBe(true);
    const meanwhile = takeEntry(holed, entry(5));
    const whole = takePage(meanwhile, page([entry(2), entry(3), entry(4)]));
    expect(ids(whole)).toEqual(["entry 1", "entry 2", "entry 3", "entry 4", "entry 5"]);
    expect(whole.seq).toBe(5);
    expect(isBehind(whole, 5)).toBe(false);
  });

  it("is behind when its row knows of more", () => {
    expect(isBehind(takePage(BLANK, page([entry(1)])), 2)).toBe(true);
  });

  it("shows an entry once, however often it comes", () => {
    const thread = [entry(1), entry(1), entry(2), entry(1)].reduce(takeEntry, BLANK);
    expect(ids(thread)).toEqual(["entry 1", "entry 2"]);
    expect(thread.seq).toBe(2);
  });

  it("keeps an entry that changes in its place, live and when read anew", () => {
    const changed = entry(4, { id: "entry 2", text: "picked" });
    const live = takeEntry(takePage(BLANK, page([entry(1), entry(2), entry(3)])), changed);
    const anew = takePage(BLANK, page([entry(1), entry(2), entry(3), changed]));
    for (const thread of [live, anew]) {
      expect(ids(thread)).toEqual(["entry 1", "entry 2", "entry 3"]);
      expect(thread.entries[1]?.text).toBe("picked");
      expect(thread.seq).toBe(4);
    }
  });

  it("does not let an older state come back", () => {
    const changed = entry(3, { id: "entry 1", text: "", erased: true });
    const thread = [entry(1), entry(2), changed, entry(1, { text: "secret" })].reduce(takeEntry, BLANK);
    expect(JSON.stringify(thread)).not.toContain("secret");
    expect(thread.entries[0]?.erased).toBe(true);
  });

  it("puts a late entry before those that follow it, also beside one that has changed", () => {
    const thread = [entry(1), entry(2), entry(5, { id: "entry 2" }), entry(4), entry(3)].reduce(takeEntry, BLANK);
    expect(ids(thread)).toEqual(["entry 1", "entry 2", "entry 3", "entry 4"]);
  });
});

describe("the flow", () => {
  const activity = (seq: number, event: string) => entry(seq, { kind: "activity", event, author: "system", text: "" });

  it("folds what the assistant did and leaves what people should read", () => {
    const thread = takePage(
      BLANK,
      page([
        entry(1),
        activity(2, "assistant.understood"),
        activity(3, "deed.proposed"),
        activity(4, "conversation.handed_off"),
        activity(5, "assistant.stopped"),
      ]),
    );
    const items = flow(thread, []);
    expect(items.map((item) => item.type)).toEqual(["day", "said", "fold", "line", "fold"]);
    expect(items.flatMap((item) => (item.type === "fold" ? [item.entries.length] : []))).toEqual([2, 1]);
  });

  it("begins a new run for another author, a note, and after a while", () => {
    const agent = { author: "agent", agent: { id: "me", name: "He" } } as const;
    const thread = takePage(
      BLANK,
      page([
        entry(1),
        entry(2),
        entry(3, agent),
        entry(4, { ...agent, kind: "note" }),
        entry(5, { ...agent, kind: "note", at: "2026-03-01T10:09:00.000000Z" }),
      ]),
    );
    const opens = flow(thread, []).flatMap((item) => (item.type === "said" ? [item.opens] : []));
    expect(opens).toEqual([true, false, true, true, true]);
  });

  it("shows a line on its way only until its entry is there", () => {
    const out = {
      id: "mine",
      conversation: "c",
      kind: "message",
      text: "hello",
      at: "",
      state: "sent",
      tries: 1,
      code: null,
    } as const;
    const thread = takePage(BLANK, page([entry(1)]));
    expect(flow(thread, [out]).at(-1)?.type).toBe("out");
    const there = flow(takeEntry(thread, entry(2, { id: "mine" })), [out]);
    expect(there.filter((item) => item.key === "mine").map((item) => item.type)).toEqual(["said"]);
  });
});
