import { describe, expect, it } from "vitest";
import type { IntentExamples, Macro } from "../types.gen";
import { articleLacks, textsOf, titleOf } from "./article";
import { inserted, pieces, unknownFields } from "./fields";
import { lacks, trimmed } from "./macro";
import { sentences, twice, typedOf } from "./sentences";
import { isSlug, slugOf } from "./slug";

describe("quick replies", () => {
  const known = ["customer.name", "order.id"];
  const macro: Macro = {
    id: "1",
    name: " Sorry ",
    shortcut: "/sorry",
    texts: { en: "Hello {{ customer.name }}", es: "  " },
  };

  it("are taken apart into text and fields", () => {
    expect(pieces("A {{order.id}} b {{nope}}", known)).toEqual([
      { text: "A ", field: null },
      { text: "{{order.id}}", field: { name: "order.id", known: true } },
      { text: " b ", field: null },
      { text: "{{nope}}", field: { name: "nope", known: false } },
    ]);
    expect(unknownFields("{{a}} {{ customer.name }} {{a}} {{}}", known)).toEqual(["a", ""]);
  });

  it("take a field where the caret is, over what is selected", () => {
    expect(inserted("ab cd", "{{x}}", 3, 5)).toEqual({ text: "ab {{x}}", caret: 8 });
  });

  it("are sent without blanks and empty languages", () => {
    expect(trimmed({ ...macro, names: { "zh-CN": "致歉", es: " " } })).toEqual({
      id: "1",
      name: "Sorry",
      names: { "zh-CN": "致歉" },
      shortcut: "sorry",
      texts: { en: "Hello {{ customer.name }}" },
    });
  });

  it("say what they lack", () => {
    expect(lacks(macro, known)).toBeNull();
    expect(lacks({ ...macro, name: " " }, known)).toBe("name");
    expect(lacks({ ...macro, shortcut: "two words" }, known)).toBe("shortcut");
    expect(lacks({ ...macro, texts: { en: " " } }, known)).toBe("text");
    expect(lacks({ ...macro, texts: { en: "{{customer.nmae}}" } }, known)).toBe("field");
  });
});

describe("articles", () => {
  it("say what they lack, and in which language", () => {
    const draft = {
      slug: "returns",
      texts: { en: { title: "Returns", body: "Within 7 days" }, es: { title: " ", body: "" } },
    };
    expect(articleLacks(draft, new Set())).toBeNull();
    expect(textsOf(draft)).toEqual({ en: { title: "Returns", body: "Within 7 days" } });
    expect(articleLacks(draft, new Set(["returns"]))).toEqual({ what: "taken", language: "" });
    expect(articleLacks({ ...draft, slug: "Re turns" }, null)).toMatchObject({ what: "slug" });
    expect(articleLacks({ ...draft, texts: {} }, null)).toMatchObject({ what: "text" });
    expect(articleLacks({ ...draft, texts: { en: { title: "Returns", body: " " } } }, null)).toEqual({
      what: "half",
      language: "en",
    });
  });

  it("are called by the reader's title, else by any", () => {
    const texts = { "zh-CN": { title: "退货", body: "" }, en: { title: "Returns", body: "" } };
    expect([titleOf(texts, "zh-CN"), titleOf(texts, "es"), titleOf({}, "en")]).toEqual(["退货", "Returns", null]);
  });

  it("have an address out of their title where it has letters", () => {
    expect(["How long refunds take?", "Envío y devolución", "退货", "a".repeat(80)].map(slugOf)).toEqual([
      "how-long-refunds-take",
      "envio-y-devolucion",
      "",
      "a".repeat(64),
    ]);
    expect(["a-b_1", "-a", "A", ""].map(isSlug)).toEqual([true, false, false, false]);
  });
});

describe("examples", () => {
  it("are one sentence a line", () => {
    expect(sentences(" a \n\n b\n")).toEqual(["a", "b"]);
    const examples: IntentExamples = { intent: "i", title: "I", texts: { en: ["a", "b"] } };
    expect(typedOf(examples)).toEqual({ texts: { en: "a\nb" } });
  });

  it("are marked when they stand twice, whatever the case and marks, here or under another meaning", () => {
    const elsewhere = new Map([["发货了吗", "Tracking"]]);
    expect(twice("Where is it?\n发货了吗？\nok\nwhere is it", elsewhere)).toEqual([
      { text: "Where is it?", lines: [1, 4], intent: null },
      { text: "发货了吗？", lines: [2], intent: "Tracking" },
    ]);
    expect(twice("\n\n?", new Map([["", "x"]]))).toEqual([]);
  });
});
