import { describe, expect, it } from "vitest";
import { Drafting } from "../src/chat/drafting";
import { Composition } from "../src/ime";
import { draft } from "../src/memory";
import { BYTES, fitting, MOST, refusal } from "../src/upload/limits";

const key = (change: Partial<KeyboardEvent> = {}) => ({ isComposing: false, keyCode: 13, timeStamp: 1_000, ...change });

describe("Enter", () => {
  it("is hers when nothing is composed", () => {
    expect(new Composition().owns(key())).toBe(false);
  });

  it("is the composition's while it goes on, however the browser says so", () => {
    const composition = new Composition();
    expect(composition.owns(key({ isComposing: true }))).toBe(true);
    expect(composition.owns(key({ keyCode: 229 }))).toBe(true);
    composition.start();
    expect(composition.owns(key())).toBe(true);
  });

  it("is the composition's when Safari tells of it after the end", () => {
    const composition = new Composition();
    composition.start();
    composition.end(999);
    expect(composition.owns(key({ timeStamp: 1_000 }))).toBe(true);
    expect(composition.owns(key({ timeStamp: 1_200 }))).toBe(false);
  });
});

describe("files", () => {
  it("are refused before they are sent when they are too large or empty", () => {
    expect(refusal({ size: BYTES })).toBeNull();
    expect(refusal({ size: BYTES + 1 })).toBe("file-too-large");
    expect(refusal({ size: 0 })).toBe("file-empty");
  });

  it("fit up to a number, and the rest is counted", () => {
    expect(fitting([1, 2, 3], MOST - 2)).toEqual({ taken: [1, 2], over: 1 });
    expect(fitting([1], MOST)).toEqual({ taken: [], over: 1 });
  });
});

describe("a draft, where storage is blocked", () => {
  it("lasts as long as the page", () => {
    new Drafting("a").write("half a");
    expect(new Drafting("a").text).toBe("half a");
    expect(new Drafting("b").text).toBe("");
  });

  it("goes along when a visitor turns out to be somebody", () => {
    const writing = new Drafting("c");
    writing.belongsTo("visitor-1", false);
    writing.write("my order");
    writing.belongsTo("anna", true);
    expect(writing.text).toBe("my order");
    expect(writing.turn).toBe(0);
    expect(draft.get("c")).toEqual({ who: "anna", text: "my order" });
  });

  it("never passes from one customer to another", () => {
    const writing = new Drafting("d");
    writing.belongsTo("anna", true);
    writing.write("my address");
    writing.belongsTo("berta", true);
    expect(writing.text).toBe("");
    expect(writing.turn).toBe(1);
    expect(new Drafting("d").text).toBe("");
  });

  it("takes back what did not go, above what is being written", () => {
    const writing = new Drafting("e");
    writing.write("second");
    writing.putBack("first");
    expect(writing.text).toBe("first\nsecond");
  });
});
