import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { patterns } from "../patterns";
import { length, money } from "../src/format";
import { pieces, safeUrl } from "../src/links";
import { type Compiled, LOCALES, nearest, ordinal, wordsOf } from "../src/words";

const files = import.meta.glob<string>("../src/words/*.ftl", { query: "?raw", import: "default", eager: true });
const source = (locale: string): string => files[`../src/words/${locale}.ftl`] ?? "";
const compiled = (locale: string): Compiled => patterns(new FluentResource(source(locale)).body);
const keys = (locale: string): string[] => new FluentResource(source(locale)).body.map((message) => message.id).sort();

describe("words", () => {
  it.each(LOCALES)("%s has every key", (locale) => {
    expect(keys(locale).length).toBeGreaterThan(50);
    expect(keys(locale)).toEqual(keys("zh-CN"));
  });

  it("counts as the language does", () => {
    const en = wordsOf("en", compiled("en"));
    expect(en.say("queue-suffix", { position: ordinal(3) })).toBe("rd");
    expect(en.say("queue-suffix", { position: ordinal(11) })).toBe("th");
    expect(en.say("below", { count: 1 })).toBe("1 new message");
    expect(wordsOf("zh-CN", compiled("zh-CN")).say("below", { count: 3 })).toBe("3 条新消息");
  });

  it.each(LOCALES)("says in %s what Fluent says", (locale) => {
    const bundle = new FluentBundle(locale, { useIsolating: false });
    bundle.addResource(new FluentResource(source(locale)));
    const words = wordsOf(locale, compiled(locale));
    for (const count of [0, 1, 2, 3, 11, 21, 12_345]) {
      const names = source(locale).match(/(?<=\$)\w+/g) ?? [];
      const args = Object.fromEntries(names.map((name) => [name, name === "name" ? "林" : count]));
      const nth = new FluentNumber(count, { type: "ordinal" } as Intl.NumberFormatOptions);
      for (const key of keys(locale)) {
        const said = bundle.formatPattern(bundle.getMessage(key)?.value ?? "", { ...args, position: nth });
        expect(words.say(key, { ...args, position: ordinal(count) }), key).toBe(said);
      }
    }
  });

  it("takes nothing that the chat cannot read", () => {
    expect(() => patterns(new FluentResource("a = { NUMBER($b) }").body)).toThrow("a: func is not read");
    expect(() => patterns(new FluentResource("a = b\n    .c = d").body)).toThrow("a: attributes");
  });

  it("finds the nearest language", () => {
    expect(nearest(["zh-TW", "en"])).toBe("zh-CN");
    expect(nearest([null, "fr-FR", "es-MX"])).toBe("es");
    expect(nearest(["fr"])).toBe("en");
  });
});

describe("links", () => {
  it("makes http and https links, without the stop behind them", () => {
    expect(pieces("见 https://a.example/b?c=1。谢谢")).toEqual([
      { text: "见 " },
      { text: "https://a.example/b?c=1", href: "https://a.example/b?c=1" },
      { text: "。谢谢" },
    ]);
    expect(pieces("(http://a.example/x).").map((piece) => piece.text)).toEqual(["(", "http://a.example/x", ")."]);
  });

  it("ends an address where Chinese begins, and finds mail", () => {
    expect(pieces("看https://a.example/b这里")[1]).toEqual({ text: "https://a.example/b", href: "https://a.example/b" });
    expect(pieces("写给 help@a.example。")[1]).toEqual({ text: "help@a.example", href: "mailto:help@a.example" });
  });

  it("makes nothing else a link", () => {
    const bad = "javascript:alert(1) ftp://a.example data:text/html,x vbscript:x <a href=x>";
    expect(pieces(bad).every((piece) => !piece.href)).toBe(true);
    expect(safeUrl("javascript:alert(1)", "https://a.example")).toBeNull();
    expect(safeUrl("/help/returns", "https://a.example")).toBe("https://a.example/help/returns");
  });
});

describe("numbers", () => {
  it("writes minor units in the currency's own digits", () => {
    expect(money("zh-CN", { amount: 26_800, currency: "CNY" })).toBe("¥268.00");
    expect(money("en", { amount: 500, currency: "JPY" }).replace("\u00a0", " ")).toBe("JPY 500");
  });

  it("writes a sign that stands for one currency, as the server does", () => {
    const amount = 123_450;
    const written = (currency: string) =>
      LOCALES.map((locale) => money(locale, { amount, currency }).replace("\u00a0", " "));
    expect(written("CNY")).toEqual(["¥1,234.50", "¥1,234.50", "1.234,50 ¥"]);
    expect(written("USD")).toEqual(["$1,234.50", "$1,234.50", "1.234,50 $"]);
    expect(written("GBP")).toEqual(["£1,234.50", "£1,234.50", "1.234,50 £"]);
    expect(written("JPY")).toEqual(["JPY 123,450", "JPY 123,450", "123.450 JPY"]);
    expect(written("CAD")).toEqual(["CA$1,234.50", "CA$1,234.50", "1.234,50 CAD"]);
  });

  it("counts characters as the server does", () => {
    expect(length("好😀")).toBe(2);
  });
});
