import { describe, expect, it } from "vitest";
import { hexOf, reading } from "./color";
import { Drafts, same, settle } from "./drafts";
import { draftOf, wrongIn } from "./inbox";
import { matching } from "./lines";
import { originOf, readOrigins } from "./origins";
import { inOrder, teamEdit, toggled } from "./people";
import { sectionFor, sectionsOf } from "./sections";
import { putIn } from "./useAll";

describe("the sections", () => {
  it("are those the role may see, and an address never opens another", () => {
    expect(sectionsOf("agent")).toEqual(["password"]);
    expect(sectionsOf("supervisor")).toEqual(["macros", "articles", "examples", "password"]);
    expect(sectionsOf("admin")).toContain("staff");
    expect(sectionsOf("janitor")).toEqual(["password"]);
    expect(sectionFor("supervisor", "staff")).toBe("macros");
    expect(sectionFor("admin", "staff")).toBe("staff");
    expect(sectionFor("agent", null)).toBe("password");
  });
});

describe("drafts", () => {
  const listening: string[] = [];
  globalThis.addEventListener = ((name: string) => listening.push(`+${name}`)) as typeof addEventListener;
  globalThis.removeEventListener = ((name: string) => listening.push(`-${name}`)) as typeof removeEventListener;

  it("are held while they differ from what is saved, and the browser asks only then", () => {
    const drafts = new Drafts(() => true);
    drafts.put("a:1", { name: "new" }, { name: "old" });
    expect(drafts.keys()).toEqual(["a:1"]);
    expect(listening.at(-1)).toBe("+beforeunload");
    drafts.put("a:1", { name: "old" }, { name: "old" });
    expect(drafts.keys()).toEqual([]);
    expect(listening.at(-1)).toBe("-beforeunload");
  });

  it("stay when they were changed again while they were being saved", () => {
    const drafts = new Drafts(() => true);
    const sent = { name: "one" };
    drafts.put("a:1", sent, {});
    settle(drafts, "a:1", sent);
    expect(drafts.get("a:1")).toBeUndefined();
    drafts.put("a:1", sent, {});
    drafts.put("a:1", { name: "two" }, {});
    settle(drafts, "a:1", sent);
    expect(drafts.get("a:1")).toEqual({ name: "two" });
  });

  it("tell plain values apart by what they say", () => {
    expect(same({ a: [1, { b: "x" }] }, { a: [1, { b: "x" }] })).toBe(true);
    expect(same({ a: 1, b: undefined }, { a: 1 })).toBe(false);
    expect(same({ a: undefined }, { b: undefined })).toBe(false);
    expect(same([1, 2], [2, 1])).toBe(false);
    expect(same([], {})).toBe(false);
    expect(same(null, {})).toBe(false);
  });
});

describe("origins", () => {
  it("are an address up to the domain, https where nothing is said", () => {
    expect(
      ["https://shop.example/", "shop.example", "http://localhost:8000", "HTTPS://Shop.Example"].map(originOf),
    ).toEqual(["https://shop.example", "https://shop.example", "http://localhost:8000", "https://shop.example"]);
    const none = [
      "https://shop.example/a",
      "https://*.shop.example",
      "ftp://a.example",
      "shop",
      "a b.example",
      "https://u:p@a.example",
      "https://a.example?x",
      "'none'",
    ];
    expect(none.map(originOf)).toEqual(none.map(() => null));
  });

  it("name the line that is none, and take each once", () => {
    expect(readOrigins("a.example\n\nhttps://a.example\nno way\n")).toEqual({
      list: ["https://a.example"],
      wrong: [{ line: 4, text: "no way" }],
    });
  });

  it("hold an inbox back until all is right", () => {
    const inbox = draftOf({
      id: "web",
      name: "Web",
      channel: "widget",
      locale: "en",
      origins: ["https://a.example"],
      color: null,
      snippet: "",
    });
    expect(wrongIn(inbox, [])).toEqual({ id: null, name: false, color: false, origins: [] });
    expect(wrongIn(inbox, ["web"]).id).toBe("taken");
    expect(wrongIn({ ...inbox, id: "Web!", color: "green", name: " " }, [])).toMatchObject({
      id: "form",
      name: true,
      color: true,
    });
  });
});

describe("colours", () => {
  it("are read as people type them", () => {
    expect(["0B6B57", "#0b6b57 ", "#abc", "red", "#12345", ""].map(hexOf)).toEqual([
      "#0b6b57",
      "#0b6b57",
      "#aabbcc",
      null,
      null,
      null,
    ]);
  });

  it("say which letters can be read on them, and what the chat changes", () => {
    expect(reading("#0b6b57")).toMatchObject({ on: "white", darker: null, ground: null });
    expect(reading("#ffa500")).toMatchObject({ on: "dark" });
    expect(reading("#ffa500")?.darker).toMatch(/^#[0-9a-f]{6}$/);
    expect(reading("#fefefe")?.ground).toMatch(/^#[0-9a-f]{6}$/);
    for (const hex of ["#0b6b57", "#ffd400", "#777777", "#e60012", "#00a0e9"])
      expect(reading(hex)?.ratio ?? 21).toBeGreaterThanOrEqual(4.5);
  });
});

describe("lists", () => {
  it("are searched by all the words, in title, id and the rest", () => {
    const lines = [
      { id: "returns", title: "How to return", sub: "", words: "退货" },
      { id: "invoice", title: "Invoices", sub: "" },
    ];
    expect(matching(lines, "").length).toBe(2);
    expect(matching(lines, "RETURN how").map((line) => line.id)).toEqual(["returns"]);
    expect(matching(lines, "退货").map((line) => line.id)).toEqual(["returns"]);
    expect(matching(lines, "how invoice")).toEqual([]);
  });

  it("take a changed thing in its place and a new one at the end", () => {
    const id = (one: { id: number }) => String(one.id);
    expect(putIn([{ id: 1 }, { id: 2 }], { id: 1, x: 1 } as { id: number }, id)).toEqual([{ id: 1, x: 1 }, { id: 2 }]);
    expect(putIn([{ id: 1 }], { id: 3 }, id)).toEqual([{ id: 1 }, { id: 3 }]);
  });

  it("have those who left behind those who work here", () => {
    const one = (name: string, active: boolean) => ({
      id: name,
      name,
      email: "",
      role: "agent" as const,
      active,
      created_at: "",
      teams: [],
    });
    expect(inOrder([one("b", true), one("a", false), one("c", true)], "en").map((each) => each.name)).toEqual([
      "b",
      "c",
      "a",
    ]);
  });

  it("do not take another order of members for a change", () => {
    expect(toggled(["b"], "a")).toEqual(["a", "b"]);
    expect(toggled(["a", "b"], "b")).toEqual(["a"]);
    expect(
      teamEdit({
        id: "t",
        name: "T",
        names: {},
        online: 0,
        members: [
          { id: "b", name: "" },
          { id: "a", name: "" },
        ],
      }).members,
    ).toEqual(["a", "b"]);
  });
});
