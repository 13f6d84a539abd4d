import { describe, expect, it } from "vitest";
import { row } from "../made";
import { choices, isFiltered, NO_FILTERS, passes } from "./filters";
import { marked, remembered } from "./marked";

describe("filters", () => {
  const late = row("a", { labels: ["late", "gift"], team: { id: "t", name: "After-sales" }, locale: "es-MX" });
  const plain = row("b");

  it("let through what has everything that was asked for", () => {
    expect([passes(late, NO_FILTERS), passes(plain, NO_FILTERS)]).toEqual([true, true]);
    const both = { ...NO_FILTERS, label: "gift", language: "es" };
    expect([passes(late, both), passes(plain, both)]).toEqual([true, false]);
    expect(passes(plain, { ...NO_FILTERS, team: "t" })).toBe(false);
    expect([isFiltered(NO_FILTERS), isFiltered(both)]).toEqual([false, true]);
  });

  it("offer what there is, and what was chosen", () => {
    expect(choices([late, plain], "label", "").map(({ name }) => name)).toEqual(["gift", "late"]);
    expect(choices([plain], "label", "late").map(({ name }) => name)).toEqual(["late"]);
    expect(choices([late, plain], "language", "").map(({ id }) => id)).toEqual(["en", "es"]);
  });
});

describe("a hit", () => {
  const hits = (line: string, search: string) => marked(line, search).filter(({ hit }) => hit).map(({ text }) => text);

  it("is marked wherever a word of the search stands, in any case", () => {
    expect(hits("Refund of the refund", "REFUND")).toEqual(["Refund", "refund"]);
    expect(hits("退款说三天到账", "退款 到账")).toEqual(["退款", "到账"]);
    expect(marked("no", "yes")).toEqual([{ text: "no", hit: false }]);
  });

  it("takes signs for what they are", () => {
    expect(hits("costs ¥30.40 (net)", "30.40 (net)")).toEqual(["30.40", "(net)"]);
    expect(hits("3x40", "3.4")).toEqual([]);
  });

  it("brings what matched into sight", () => {
    const [lead, hit] = marked(`${"long ".repeat(20)}needle`, "needle");
    expect(lead?.text.length).toBeLessThan(30);
    expect(hit).toEqual({ text: "needle", hit: true });
  });

  it("is remembered once, newest first, and not too many", () => {
    expect(remembered(["a", "b"], " b ")).toEqual(["b", "a"]);
    expect(remembered(["a"], " ")).toEqual(["a"]);
    expect(remembered(["1", "2", "3", "4", "5", "6"], "7")).toHaveLength(6);
  });
});
