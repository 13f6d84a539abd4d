// Money, times and links as a reader of the language writes them.
import type { Money } from "./types.gen";

/** Money in minor units, in its currency's own form. */
export function money(locale: string, value: Money): string {
  const plain = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: value.currency,
    currencyDisplay: "narrowSymbol",
  });
  const digits = plain.resolvedOptions().maximumFractionDigits ?? 2;
  return plain.format(value.amount / 10 ** digits);
}

/** The hour and minute. */
export function clock(locale: string, at: string): string {
  return new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" }).format(new Date(at));
}

/** The day, with its year when that is not this one. */
export function day(locale: string, at: string): string {
  const date = new Date(at);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", year }).format(date);
}

/** Day, hour and minute. */
export function moment(locale: string, at: string): string {
  return `${day(locale, at)} ${clock(locale, at)}`;
}

/** An address that may be opened, or null: http and https only, relative ones from our own server. */
export function safeUrl(url: string, base?: string): string | null {
  try {
    const parsed = new URL(url, base);
    return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed.href : null;
  } catch {
    return null;
  }
}

export interface Piece {
  text: string;
  href?: string;
}

const ADDRESS = /https?:\/\/[^\s<>"'“”‘’《》「」（），。！？；、]+/gi;
const TRAILING = /[.,!?;:)\]}…]+$/;

/** Text with its addresses found. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, "");
    const href = safeUrl(address);
    if (!href) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

/** How many characters the server counts: code points, not UTF-16 units. */
export function length(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
