// Words in the customer's language; only that language is loaded.

export const LOCALES = ["zh-CN", "en", "es"] as const;
export type Locale = (typeof LOCALES)[number];

/** What words may be told: text, a number, or one that says which it is (1st, 2nd). */
type Told = string | number | Ordinal;
type Args = Record<string, Told>;

/** A number that says which one it is: 1st, 2nd. */
interface Ordinal {
  nth: number;
}

export const ordinal = (nth: number): Ordinal => ({ nth });

export interface Words {
  locale: Locale;
  say(key: string, args?: Args): string;
  has(key: string): boolean;
}

/** A message as the build leaves it (patterns.ts): text, with what is told between. */
export type Pattern = string | Piece[];
/** Text; the name of what is told; or what to say depending on it, and otherwise. */
export type Piece = string | [name: string] | [name: string, variants: Record<string, Pattern>, otherwise: string];
export type Compiled = Record<string, Pattern>;

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

/** Words that count as the language does. */
export function wordsOf(locale: Locale, compiled: Compiled): Words {
  const plain = new Intl.NumberFormat(locale);
  const category = (told: Told): string => {
    if (typeof told === "number") return new Intl.PluralRules(locale).select(told);
    return typeof told === "string" ? told : new Intl.PluralRules(locale, { type: "ordinal" }).select(told.nth);
  };
  const read = (pattern: Pattern, args: Args): string =>
    typeof pattern === "string" ? pattern : pattern.map((piece) => part(piece, args)).join("");
  const part = (piece: Piece, args: Args): string => {
    if (typeof piece === "string") return piece;
    const [name, variants, otherwise = ""] = piece;
    const told = args[name] ?? "";
    if (variants) return read(variants[category(told)] ?? variants[otherwise] ?? "", args);
    return typeof told === "string" ? told : plain.format(typeof told === "number" ? told : told.nth);
  };
  return {
    locale,
    has: (key) => key in compiled,
    say: (key, args = {}) => read(compiled[key] ?? key, args),
  };
}
