import { describe, expect, it } from "vitest";
import { hrefOf, parse, type Route } from "./route";

describe("an address", () => {
  it("says the same there and back", () => {
    const routes: Route[] = [
      { page: "inbox", open: null },
      { page: "inbox", open: "a/b ü" },
      { page: "live" },
      { page: "policy", rule: null },
      { page: "policy", rule: "cancel-paid" },
      { page: "settings", section: null },
      { page: "settings", section: "macros" },
    ];
    for (const route of routes) expect(parse(hrefOf(route))).toEqual(route);
  });

  it("is the inbox when it says nothing we know", () => {
    for (const path of ["/console/", "/console", "/console/nowhere/x", "/console/c/", "/console/c/%E0%A4%A"]) {
      expect(parse(path)).toEqual({ page: "inbox", open: null });
    }
  });
});
