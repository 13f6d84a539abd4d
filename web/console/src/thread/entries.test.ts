import { describe, expect, it } from "vitest";
import { entry, page } from "../made";
import { BLANK, blankFrom, isBehind, takeEarlier, takeEntry, takePage, type Thread } from "./entries";

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

  it("that begins somewhere takes in what is older, in its place", () => {
    const late = takePage(blankFrom(3), page([entry(4), entry(5, { id: "entry 2", text: "picked" })]));
    expect(late.from).toBe(3);
    expect(ids(late)).toEqual(["entry 4", "entry 2"]);
    const whole = takeEarlier(late, 0, [page([entry(1), entry(2, { text: "picked" })], true), page([entry(3)])]);
    expect(ids(whole)).toEqual(["entry 1", "entry 2", "entry 3", "entry 4"]);
    expect(whole.entries[1]?.text).toBe("picked");
    expect(whole.from).toBe(0);
    expect(whole.seq).toBe(5);
  });
});
