// Words for people: Fluent, files per language and area, loaded when needed.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { chosenLocale } from "./keep";

export type Locale = "zh-CN" | "en";
export const LOCALES: readonly Locale[] = ["zh-CN", "en"];

/** The one screen's words are there from the start; every other part comes with its own. */
const FIRST = ["frame", "thread"];
const files = import.meta.glob<string>("./words/*/*.ftl", { query: "?raw", import: "default" });

type Args = Record<string, FluentVariable>;

export interface Words {
  locale: Locale;
  /** The words under a key; a key that does not exist is a mistake of ours and shows as itself. */
  t(key: string, args?: Args): string;
  /** The words under a key, or null where the server said something this console has no words for. */
  find(key: string, args?: Args): string | null;
  /** What a thing of the house is called in this language, else its name. */
  called(of: { name: string; names?: Record<string, string> }): string;
}

/** The agent's choice, else the browser's first language we speak. */
export function firstLocale(): Locale {
  const wanted = [chosenLocale.get(), ...navigator.languages];
  for (const tag of wanted) {
    if (tag?.startsWith("zh")) return "zh-CN";
    if (tag?.startsWith("en")) return "en";
  }
  return "en";
}

const areas = new Set(FIRST);
const bundles = new Map<Locale, FluentBundle>();
const read = new Map<string, Promise<void>>();

/** The words of a language for all that has been shown so far, so that a change of language leaves nothing behind. */
export async function loadWords(locale: Locale): Promise<Words> {
  const bundle = bundles.get(locale) ?? new FluentBundle(locale, { useIsolating: false });
  bundles.set(locale, bundle);
  const reading = [...areas].map((area) => {
    const path = `./words/${locale}/${area}.ftl`;
    const done = read.get(path) ?? readInto(bundle, path);
    read.set(path, done);
    // What could not be fetched is fetched again when it is asked for again.
    done.catch(() => read.delete(path));
    return done;
  });
  await Promise.all(reading);
  return wordsOf(locale, bundle);
}

async function readInto(bundle: FluentBundle, path: string): Promise<void> {
  bundle.addResource(new FluentResource((await files[path]?.()) ?? ""));
}

/** The words of one more area, in every language spoken so far: one may just be on its way. */
export async function addWords(area: string): Promise<void> {
  areas.add(area);
  await Promise.all([...bundles.keys()].map(loadWords));
}

export function wordsOf(locale: Locale, bundle: FluentBundle): Words {
  const find = (key: string, args?: Args) => {
    const pattern = bundle.getMessage(key)?.value;
    return pattern ? bundle.formatPattern(pattern, args ?? null, []) : null;
  };
  const called: Words["called"] = ({ name, names }) => names?.[locale] ?? name;
  return { locale, find, called, t: (key, args) => find(key, args) ?? key };
}

const Context = createContext<Words | null>(null);

export function WordsProvider({ words, children }: { words: Words; children: ReactNode }): ReactNode {
  return <Context value={words}>{children}</Context>;
}

export function useWords(): Words {
  const words = useContext(Context);
  if (!words) throw new Error("no words around this component");
  return words;
}

/** A code of the server as part of a key: `deed.done` -> `deed-done`. */
export function keyPart(code: string): string {
  return code.replaceAll(/[^a-zA-Z0-9]+/g, "-");
}

export interface Forms {
  time(at: string): string;
  /** Time alone today, the date alone before. */
  brief(at: string): string;
  day(at: string): string;
  stamp(at: string): string;
  /** The date alone, with its year unless that is this one. */
  date(at: string): string;
  /** A time to come: the hour today, else the weekday too, else the date. */
  moment(at: string): string;
  money(money: { amount: number; currency: string }): string;
}

export function formsOf(locale: Locale): Forms {
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const date = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric" });
  const dated = new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", day: "numeric" });
  const day = new Intl.DateTimeFormat(locale, { weekday: "short", month: "short", day: "numeric" });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short" });
  const today = (at: Date) => at.toDateString() === new Date().toDateString();
  return {
    time: (at) => time.format(new Date(at)),
    brief: (at) => (today(new Date(at)) ? time : date).format(new Date(at)),
    day: (at) => day.format(new Date(at)),
    date: (at) => (new Date(at).getFullYear() === new Date().getFullYear() ? date : dated).format(new Date(at)),
    stamp: (at) => `${date.format(new Date(at))} ${time.format(new Date(at))}`,
    moment: (at) => {
      const when = new Date(at);
      if (today(when)) return time.format(when);
      const soon = Math.abs(when.getTime() - Date.now()) < 6 * 86_400_000;
      return `${(soon ? weekday : date).format(when)} ${time.format(when)}`;
    },
    money: ({ amount, currency }) => {
      // A sign stands for one currency, as it does where the server writes it (kit/money.py).
      const currencyDisplay = /CNY|USD|GBP|KRW/.test(currency) ? "narrowSymbol" : currency === "JPY" ? "code" : "symbol";
      const form = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay });
      return form.format(amount / 10 ** (form.resolvedOptions().maximumFractionDigits ?? 2));
    },
  };
}

export function useForms(): Forms {
  const { locale } = useWords();
  return useMemo(() => formsOf(locale), [locale]);
}
