// Money, times and sizes as a reader of the language writes them, in the time zone of her device.
import type { Money } from "./types.gen";

/** Money in minor units; a sign stands for one currency, as it does where the server writes it (kit/money.py). */
export function money(locale: string, value: Money): string {
  const { currency } = value;
  const plain = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: /CNY|USD|GBP|KRW/.test(currency) ? "narrowSymbol" : currency === "JPY" ? "code" : "symbol",
    useGrouping: "always",
  });
  const digits = plain.resolvedOptions().maximumFractionDigits ?? 2;
  return plain.format(value.amount / 10 ** digits);
}

type When = string | number;

/** The hour and minute. */
export function clock(locale: string, at: When): string {
  return new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" }).format(new Date(at));
}

/** The day, with its year when that is not this one. */
export function day(locale: string, at: When, now: number = Date.now()): string {
  const date = new Date(at);
  const year = date.getFullYear() === new Date(now).getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", year }).format(date);
}

/** Day, hour and minute. */
export function moment(locale: string, at: When): string {
  return `${day(locale, at)} ${clock(locale, at)}`;
}

/** The hour of today, otherwise the day. */
export function shortly(locale: string, at: When, now: number = Date.now()): string {
  return daysBetween(at, now) === 0 ? clock(locale, at) : day(locale, at, now);
}

/** How many midnights lie between, in the device's time zone. */
export function daysBetween(from: When, to: When): number {
  const midnight = (at: When): number => {
    const date = new Date(at);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

/** How a day is called above its lines: today and yesterday by name, this week with its weekday. */
export function dayLine(locale: string, at: When, now: number): string {
  const ago = daysBetween(at, now);
  if (ago === 0 || ago === 1) {
    const name = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-ago, "day");
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  }
  if (ago < 2 || ago > 6) return day(locale, at, now);
  return new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", weekday: "long" }).format(new Date(at));
}

/** How large a file is. */
export function bytes(locale: string, size: number): string {
  const [value, unit] = size < 1_000_000 ? [Math.max(1, size / 1_000), "kilobyte"] : [size / 1_000_000, "megabyte"];
  const maximumFractionDigits = value < 10 && unit === "megabyte" ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits }).format(value);
}

/** How many characters the server counts: code points, not UTF-16 units. */
export function length(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

// Amounts, times, numbers of orders: what one looks for in a line; not how many of a thing, nor the end of a card's number.
const FIGURE =
  /\p{Sc}\s?\d(?:[\d.,]*\d)?|(?<![\p{L}\d]|[•×]\s?)(?:[A-Z]{1,4}-?)?\d[\dA-Z:/-]*(?:[.,]\d+)*(?:\s?\p{Sc})?(?![\p{Ll}])/gu;

/** A line, with what is a figure in it told apart. */
export function figures(line: string): { text: string; figure: boolean }[] {
  const found: { text: string; figure: boolean }[] = [];
  let from = 0;
  for (const match of line.matchAll(FIGURE)) {
    if (match.index > from) found.push({ text: line.slice(from, match.index), figure: false });
    found.push({ text: match[0], figure: true });
    from = match.index + match[0].length;
  }
  if (from < line.length) found.push({ text: line.slice(from), figure: false });
  return found;
}
