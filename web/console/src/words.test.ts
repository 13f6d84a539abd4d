import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { formsOf, keyPart, type Locale, LOCALES, wordsOf } from "./words";

const texts = import.meta.glob<string>("./words/*/*.ftl", { query: "?raw", import: "default", eager: true });
const sources = import.meta.glob<string>("./**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });

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

interface Part {
  root: string;
  areas: readonly string[];
}

const FIRST: Part = { root: "./main.tsx", areas: ["frame", "thread"] };
const LATER = /lazyWithWords\(\s*"([\w-]+)",\s*\(\) => import\("([^"]+)"\)/g;

/** The first load, and every part that comes later with words of its own. */
function parts(): Part[] {
  const found = Object.entries(sources).flatMap(([path, text]) =>
    [...text.matchAll(LATER)].map(([, area = "", to = ""]) => ({ root: fileAt(path, to), areas: [...FIRST.areas, area] })),
  );
  return [FIRST, ...found];
}

function fileAt(from: string, to: string): string {
  const path = new URL(to, `file:///${from}`).pathname.replace("/", "./");
  return [`${path}.tsx`, `${path}.ts`].find((each) => each in sources) ?? path;
}

/** A file and all it imports, but for what comes later with its own words. */
function reached(path: string, seen = new Set<string>()): Set<string> {
  const text = sources[path];
  if (text === undefined || seen.has(path)) return seen;
  seen.add(path);
  for (const [, to = ""] of text.replaceAll(LATER, "").matchAll(/(?:from|import) ?\(?"(\.[^"]+)"/g)) reached(fileAt(path, to), seen);
  return seen;
}

function keysOf(areas: readonly string[]): string[] {
  const chosen = Object.entries(texts).filter(([path]) => areas.some((area) => path === `./words/en/${area}.ftl`));
  return chosen.flatMap(([, text]) => [...text.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? ""));
}

const found = (pattern: RegExp, code: string) => new Set([...code.matchAll(pattern)].map((match) => match[1] ?? ""));

/** What a text of code says of keys: those that stand there whole, and the beginnings of others. */
function said(code: string): { whole: Set<string>; begun: Set<string> } {
  return { whole: found(/"([a-z][\w-]*)"/g, code), begun: found(/`([a-z]\w*-[\w-]*)\$\{/g, code) };
}

const codeOf = (paths: Iterable<string>) => [...paths].map((path) => sources[path]).join("\n");
const everything = said(codeOf(Object.keys(sources)));
const starts = [...everything.begun].sort((one, other) => other.length - one.length);

/** Keys of other areas that a part names, or completes from the longest beginning there is for them. */
function strange({ root, areas }: Part): string[] {
  const { whole, begun } = said(codeOf(reached(root)));
  const own = new Set(keysOf(areas));
  const completed = (key: string) => !everything.whole.has(key) && begun.has(starts.find((start) => key.startsWith(start)) ?? "");
  return Object.keys(texts)
    .filter((path) => path.startsWith("./words/en/"))
    .flatMap((path) => keysOf([path.slice("./words/en/".length, -".ftl".length)]))
    .filter((key) => !own.has(key) && (whole.has(key) || completed(key)));
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

  it("are loaded with the part of the screen that says them", () => {
    const all = parts();
    expect(all.map(({ areas }) => areas.at(-1))).toContain("settings");
    for (const part of all) {
      expect(reached(part.root).size, part.root).toBeGreaterThan(1);
      expect(strange(part), part.root).toEqual([]);
    }
    const known = new Set(all.flatMap(({ areas }) => areas));
    expect(Object.keys(texts).filter((path) => ![...known].some((area) => path.endsWith(`/${area}.ftl`)))).toEqual([]);
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
    expect(money({ amount: 12_345, currency: "JPY" }).replace("\u00a0", " ")).toBe("JPY 12,345");
  });

  it("write a sign that stands for one currency, as the server does", () => {
    const written = (currency: string) =>
      LOCALES.map((locale) => formsOf(locale).money({ amount: 123_450, currency }).replace("\u00a0", " "));
    expect(written("CNY")).toEqual(["¥1,234.50", "¥1,234.50"]);
    expect(written("USD")).toEqual(["$1,234.50", "$1,234.50"]);
    expect(written("CAD")).toEqual(["CA$1,234.50", "CA$1,234.50"]);
  });
});
