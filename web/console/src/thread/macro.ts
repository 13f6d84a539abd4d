// Quick replies: found by shortcut or name after a slash, and the places in them that are still to be filled.

import type { Macro, MacroText } from "../types.gen";

/** What is typed after the slash that begins the line the caret stands in; null when no line begins so. */
export function asked(text: string, caret: number): { from: number; query: string } | null {
  const from = text.lastIndexOf("\n", caret - 1) + 1;
  const typed = text.slice(from, caret);
  return /^[/／][^\s/／]{0,24}$/.test(typed) ? { from, query: typed.slice(1) } : null;
}

/** The quick replies that fit, those whose shortcut begins so first. */
export function fitting(macros: readonly Macro[], query: string): Macro[] {
  const wanted = query.toLocaleLowerCase();
  const rank = (macro: Macro): number => {
    const shortcut = macro.shortcut.toLocaleLowerCase().replace(/^[/／]/, "");
    const names = [macro.name, ...Object.values(macro.names ?? {})].map((name) => name.toLocaleLowerCase());
    if (shortcut.startsWith(wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    return [shortcut, ...names].some((each) => each.includes(wanted)) ? 2 : 3;
  };
  return macros
    .map((macro) => ({ macro, at: rank(macro) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at || a.macro.shortcut.localeCompare(b.macro.shortcut))
    .map(({ macro }) => macro);
}

/** So many stand at hand. */
const AT_HAND = 3;

/** Those to stand at hand: the ones used last, then others in the house's order. */
export function atHand(macros: readonly Macro[], used: readonly string[]): Macro[] {
  const known = used.map((id) => macros.find((macro) => macro.id === id)).filter((macro) => macro !== undefined);
  return [...new Set([...known, ...macros])].slice(0, AT_HAND);
}

/** What is typed to get it. */
export function slashed(macro: Macro): string {
  return `/${macro.shortcut.replace(/^[/／]/, "")}`;
}

/** The text to show of a macro in a list: in the wanted language, else in any; its fields by their names. */
export function preview(macro: Macro, locale: string, nameOf: (field: string) => string | null): string {
  const text = macro.texts[locale] ?? macro.texts[locale.split("-")[0] ?? ""] ?? Object.values(macro.texts)[0] ?? "";
  return text.replaceAll(/\{\{\s*([^{}]*?)\s*\}\}/g, (whole, field: string) => {
    const name = nameOf(field);
    return name === null ? whole : `[${name}]`;
  });
}

/** What the server leaves where nobody knows. */
const HOLE = "[ ]";

/** A text as it goes into the composer: each field nobody knew as its name in brackets, where it is plain which it is. */
export function bracketed(filled: MacroText, nameOf: (field: string) => string | null): { text: string; blanks: string[] } {
  const around = filled.text.split(HOLE);
  const names = filled.missing.map(nameOf);
  if (around.length === 1) return { text: filled.text, blanks: [] };
  // Holes that the text itself holds are nobody's.
  const plain = names.length === around.length - 1 && names.every((name) => name !== null);
  if (!plain) return { text: filled.text, blanks: [" "] };
  const text = around.reduce((text, rest, index) => `${text}[${names[index - 1]}]${rest}`);
  return { text, blanks: [...new Set(names.filter((name) => name !== null))] };
}

/** The brackets of a text that still hold only the name of what belongs there. */
export function blanksIn(text: string, blanks: readonly string[]): string[] {
  return blanks.filter((blank) => text.includes(`[${blank}]`));
}

/** Where the next such bracket stands, from the caret on and then from the beginning; null when all are filled. */
export function nextBlank(text: string, blanks: readonly string[], caret: number): [number, number] | null {
  const places = blanks
    .flatMap((blank) => placesOf(text, `[${blank}]`))
    .sort((a, b) => a[0] - b[0]);
  return places.find(([start]) => start >= caret) ?? places[0] ?? null;
}

function placesOf(text: string, what: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + what.length)) found.push([at, at + what.length]);
  return found;
}
