import { describe, expect, it } from "vitest";
import type { Macro } from "../types.gen";
import { asked, atHand, blanksIn, bracketed, fitting, nextBlank, preview, slashed } from "./macro";

const macro = (shortcut: string, name: string): Macro => ({ id: shortcut, name, shortcut, texts: { "zh-CN": name, en: `${name}!` } });
const ALL = [macro("sorry", "致歉"), macro("progress", "进展"), macro("reship", "补发")];
const NAMES: Record<string, string> = { "order.id": "订单号", "parcel.tracking": "运单号" };
const nameOf = (field: string) => NAMES[field] ?? null;

describe("quick replies", () => {
  it("are asked for by a slash that begins the caret's line, and by nothing else", () => {
    expect(asked("/so", 3)).toEqual({ from: 0, query: "so" });
    expect(asked("您好\n／补", 5)).toEqual({ from: 3, query: "补" });
    expect(asked("1/2", 3)).toBeNull();
    expect(asked("/so rry", 7)).toBeNull();
    expect(asked("/so", 0)).toBeNull();
    expect(asked("https://a.b/c", 13)).toBeNull();
  });

  it("fit by shortcut first, then by name, then by any part of them", () => {
    expect(fitting(ALL, "re").map((each) => each.shortcut)).toEqual(["reship", "progress"]);
    expect(fitting(ALL, "致").map((each) => each.shortcut)).toEqual(["sorry"]);
    const spoken = { ...macro("wait", "Sorry for the wait"), names: { "zh-CN": "致歉" } };
    expect([fitting([spoken], "致"), fitting([spoken], "sorry"), fitting([spoken], "进")].map((each) => each.length)).toEqual([1, 1, 0]);
    expect(fitting(ALL, "")).toHaveLength(3);
    expect(fitting(ALL, "x")).toEqual([]);
  });

  it("stand at hand when they were used last, and else in the house's order", () => {
    expect(atHand(ALL, []).map(slashed)).toEqual(["/sorry", "/progress", "/reship"]);
    expect(atHand(ALL, ["reship", "gone"]).map(slashed)).toEqual(["/reship", "/sorry", "/progress"]);
    expect(atHand([...ALL, macro("／more", "更多")], ["／more"]).map(slashed)).toEqual(["/more", "/sorry", "/progress"]);
  });

  it("are shown in the customer's language, or in the one there is", () => {
    expect(preview(ALL[0] as Macro, "en-GB", nameOf)).toBe("致歉!");
    expect(preview(ALL[0] as Macro, "es", nameOf)).toBe("致歉");
    const fields = { ...(ALL[0] as Macro), texts: { en: "{{ order.id }} by {{moon.phase}}" } };
    expect(preview(fields, "en", nameOf)).toBe("[订单号] by {{moon.phase}}");
  });

  it("name what nobody knew, where it is plain which hole is whose", () => {
    const filled = { text: "订单 [ ] 由 [ ] 送", missing: ["order.id", "parcel.tracking"] };
    expect(bracketed(filled, nameOf)).toEqual({ text: "订单 [订单号] 由 [运单号] 送", blanks: ["订单号", "运单号"] });
    const twice = { text: "[ ] 和 [ ]", missing: ["order.id", "order.id"] };
    expect(bracketed(twice, nameOf)).toEqual({ text: "[订单号] 和 [订单号]", blanks: ["订单号"] });
    const own = { text: "[ ] 和 [ ]", missing: ["order.id"] };
    expect(bracketed(own, nameOf)).toEqual({ text: "[ ] 和 [ ]", blanks: [" "] });
    expect(bracketed({ text: "[ ]", missing: ["moon.phase"] }, nameOf)).toEqual({ text: "[ ]", blanks: [" "] });
    expect(bracketed({ text: "好的", missing: [] }, nameOf)).toEqual({ text: "好的", blanks: [] });
  });

  it("lead from hole to hole until all are filled", () => {
    const text = "[a] then [b] then [a]";
    expect(blanksIn(text, ["a", "b", "c"])).toEqual(["a", "b"]);
    expect(nextBlank(text, ["a", "b"], 0)).toEqual([0, 3]);
    expect(nextBlank(text, ["a", "b"], 3)).toEqual([9, 12]);
    expect(nextBlank(text, ["a", "b"], 21)).toEqual([0, 3]);
    expect(nextBlank("filled", ["a"], 0)).toBeNull();
  });
});
