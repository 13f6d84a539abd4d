import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { formsOf, keyPart, type Locale, LOCALES, wordsOf } from "./words";

const texts = import.meta.glob<string>("./words/*/*.ftl", { query: "?raw", import: "default", eager: true });
const sources = import.meta.glob<string>(["./*.{ts,tsx}", "./*/*.{ts,tsx}"], { query: "?raw", import: "default", eager: true });

function bundleOf(locale: Locale): { bundle: FluentBundle; keys: string[] } {
  const resource = new FluentResource(
    Object.entries(texts)
      .filter(([path]) => path.includes(`/${locale}/`))
      .map(([, text]) => text)
      .join("\n"),
  );
  const bundle = new FluentBundle(locale, { useIsolating: false });
  expect(bundle.addResource(resource)).toEqual([]);
  return { bundle, keys: resource.body.map((message) => message.id).sort() };
}

/** Keys that stand in the code as they are, and those the code completes. */
function asked(): { whole: string[]; begun: string[] } {
  const code = Object.entries(sources)
    .filter(([path]) => !path.includes(".test."))
    .map(([, text]) => text)
    .join("\n");
  const whole = [...code.matchAll(/\b(?:t|find)\(\s*"([a-z][\w-]*)"/gi)].map((match) => match[1] ?? "");
  const begun = [...code.matchAll(/\b(?:t|find)\(\s*`([a-z][\w-]*)\$\{/gi)].map((match) => match[1] ?? "");
  return { whole, begun };
}

describe("the words", () => {
  it("are the same in every language", () => {
    const [first, ...rest] = LOCALES.map((locale) => bundleOf(locale).keys);
    expect(first?.length).toBeGreaterThan(100);
    for (const keys of rest) expect(keys).toEqual(first);
  });

  it("are there for everything the code asks for", () => {
    const { keys } = bundleOf("en");
    const { whole, begun } = asked();
    expect(whole.length).toBeGreaterThan(40);
    expect(whole.filter((key) => !keys.includes(key))).toEqual([]);
    expect(begun.filter((start) => !keys.some((key) => key.startsWith(start)))).toEqual([]);
  });

  it("can all be said without the facts they are usually given", () => {
    for (const locale of LOCALES) {
      const { bundle, keys } = bundleOf(locale);
      for (const key of keys) expect(() => wordsOf(locale, bundle).t(key), key).not.toThrow();
    }
  });

  it("fall back on the event's own name", () => {
    const { bundle } = bundleOf("en");
    expect(wordsOf("en", bundle).find(`event-${keyPart("weather.changed")}`)).toBeNull();
    const handedOff = `event-${keyPart("conversation.handed_off")}`;
    expect(wordsOf("en", bundle).find(handedOff, { reason: "requested" })).toBe("The customer asked for a person");
  });
});

describe("the forms", () => {
  it("know how many minor units a currency has", () => {
    const { money } = formsOf("en");
    expect(money({ amount: 12_345, currency: "CNY" })).toBe("¥123.45");
    expect(money({ amount: 12_345, currency: "JPY" })).toBe("¥12,345");
  });
});
