import { describe, expect, it } from "vitest";
import { row } from "../made";
import { NO_FILTERS, offered, passes } from "./filters";

describe("a filter", () => {
  it("is offered where it tells rows apart", () => {
    const rows = [row("a", { locale: "zh-CN" }), row("b", { locale: "es", labels: ["gift"] })];
    expect(offered(rows, NO_FILTERS)).toEqual(["label", "language"]);
    expect(offered(rows.slice(0, 1), NO_FILTERS)).toEqual([]);
    const elsewhere = row("c", { inbox: { id: "other", name: "Other" } });
    expect(offered([...rows, elsewhere], NO_FILTERS)).toEqual(["label", "inbox", "language"]);
  });

  it("stays while it is chosen, though no row has it any more", () => {
    const rows = [row("a", { locale: "zh-CN" })];
    const filters = { ...NO_FILTERS, language: "es" };
    expect(offered(rows, filters)).toEqual(["language"]);
    expect(rows.filter((each) => passes(each, filters))).toEqual([]);
  });
});
