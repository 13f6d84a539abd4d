// Words in the customer's language; only that language is loaded.
import { FluentBundle, FluentNumber, type FluentResource, type FluentVariable } from "@fluent/bundle";

export const LOCALES = ["zh-CN", "en", "es"] as const;
export type Locale = (typeof LOCALES)[number];

export interface Words {
  locale: Locale;
  say(key: string, args?: Record<string, FluentVariable>): string;
  has(key: string): boolean;
}

/** A number that says which one it is: 1st, 2nd. Fluent lets only the program say so. */
export const ordinal = (value: number): FluentNumber => new FluentNumber(value, { type: "ordinal" } as Intl.NumberFormatOptions);

/** A file of words as the build leaves it (plugins.ts): what the parser made of each. */
export type Compiled = Record<string, FluentResource["body"][number]["value"]>;

const files = import.meta.glob<string>("./words/*.ftl", { query: "?words", import: "default", eager: true });

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
  const answer = await fetch(files[`./words/${locale}.ftl`] ?? "");
  return wordsOf(locale, (await answer.json()) as Compiled);
}

/** Words from what the parser made of them. */
export function wordsOf(locale: Locale, compiled: Compiled): Words {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource({ body: Object.entries(compiled).map(([id, value]) => ({ id, value, attributes: {} })) });
  return {
    locale,
    has: (key) => bundle.hasMessage(key),
    say(key, args) {
      const value = bundle.getMessage(key)?.value;
      return value ? bundle.formatPattern(value, args) : key;
    },
  };
}
