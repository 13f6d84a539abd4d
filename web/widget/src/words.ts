// Words in the customer's language; only that language is loaded.
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from "@fluent/bundle";

export const LOCALES = ["zh-CN", "en", "es"] as const;
export type Locale = (typeof LOCALES)[number];

export interface Words {
  locale: Locale;
  say(key: string, args?: Record<string, FluentVariable>): string;
  has(key: string): boolean;
}

/** A number that says which one it is: 1st, 2nd. Fluent lets only the program say so. */
export const ordinal = (value: number): FluentNumber => new FluentNumber(value, { type: "ordinal" } as Intl.NumberFormatOptions);

const own = import.meta.glob<string>("./words/*.ftl", { query: "?raw", import: "default" });
// How an order and a parcel stand is said once, in the room that knows.
const orders = import.meta.glob<string>("../../../xiaoer/order/words/*.ftl", { query: "?raw", import: "default" });

/** The language we speak that is nearest to the first one wished for. */
export function nearest(wishes: readonly (string | null | undefined)[]): Locale {
  for (const wish of wishes) {
    const language = wish?.toLowerCase().split(/[-_]/)[0];
    const found = LOCALES.find((locale) => locale.toLowerCase().split("-")[0] === language);
    if (found) return found;
  }
  return "en";
}

/** Load one language. */
export async function loadWords(locale: Locale): Promise<Words> {
  const loaders = [own[`./words/${locale}.ftl`], orders[`../../../xiaoer/order/words/${locale}.ftl`]];
  return wordsOf(locale, await Promise.all(loaders.map((load) => load?.() ?? "")));
}

/** Words from the texts of Fluent files; the first file to know a key has it. */
export function wordsOf(locale: Locale, sources: readonly string[]): Words {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const source of sources) bundle.addResource(new FluentResource(source));
  return {
    locale,
    has: (key) => bundle.hasMessage(key),
    say(key, args) {
      const value = bundle.getMessage(key)?.value;
      return value ? bundle.formatPattern(value, args) : key;
    },
  };
}
