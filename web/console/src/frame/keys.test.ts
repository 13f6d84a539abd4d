import { describe, expect, it } from "vitest";
import { caps, keyMap, type Pressed, read, strokeOf } from "./keys";

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("a stroke", () => {
  it("is named alike on every keyboard", () => {
    expect(strokeOf(press("K", { metaKey: true, shiftKey: false }))).toBe("mod+k");
    expect(strokeOf(press("k", { ctrlKey: true }))).toBe("mod+k");
    expect(strokeOf(press("T", { shiftKey: true }))).toBe("shift+t");
    expect(strokeOf(press("ArrowDown"))).toBe("down");
  });

  it("is the sign itself where Shift only makes the sign", () => {
    expect(strokeOf(press("?", { shiftKey: true }))).toBe("?");
    expect(strokeOf(press("/", { shiftKey: true }))).toBe("/");
  });

  it("is none while only Shift or an input method is pressed", () => {
    expect([strokeOf(press("Shift", { shiftKey: true })), strokeOf(press("Process"))]).toEqual([null, null]);
  });
});

describe("reading keys", () => {
  const keys = keyMap([
    { id: "mine", keys: ["g m"] },
    { id: "macros", keys: ["m"] },
    { id: "resolve", keys: ["e"] },
  ]);

  it("runs one key at once and a pair at its second", () => {
    expect(read(null, "e", keys)).toEqual({ id: "resolve", begun: null });
    expect(read(null, "g", keys)).toEqual({ id: null, begun: "g" });
    expect(read("g", "m", keys)).toEqual({ id: "mine", begun: null });
  });

  it("takes a key that makes no pair for what it is alone", () => {
    expect(read("g", "e", keys)).toEqual({ id: "resolve", begun: null });
    expect(read(null, "m", keys)).toEqual({ id: "macros", begun: null });
    expect(read("g", "q", keys)).toEqual({ id: null, begun: null });
  });

  it("does not let two commands have one key", () => {
    expect(() => keyMap([{ id: "a", keys: ["x"] }, { id: "b", keys: ["x"] }])).toThrow("x runs two commands");
  });
});

describe("key caps", () => {
  it("show what is printed on the keyboard at hand", () => {
    expect(caps("mod+k", true)).toEqual(["⌘", "K"]);
    expect(caps("mod+k", false)).toEqual(["Ctrl", "K"]);
    expect(caps("g m", false)).toEqual(["G", "M"]);
    expect(caps("shift+t", true)).toEqual(["⇧", "T"]);
  });
});
