// The fields of a quick reply, such as {{customer.name}}. Pure.

export interface Piece {
  text: string;
  /** A field: whether it is known, and what was between the braces. */
  field: { name: string; known: boolean } | null;
}

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** A text taken apart into plain stretches and fields. */
export function pieces(text: string, known: readonly string[]): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(FIELD)) {
    if (match.index > end) found.push({ text: text.slice(end, match.index), field: null });
    const name = match[1] ?? "";
    found.push({ text: match[0], field: { name, known: known.includes(name) } });
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push({ text: text.slice(end), field: null });
  return found;
}

/** What stands between braces and is no field, each once. */
export function unknownFields(text: string, known: readonly string[]): string[] {
  const names = pieces(text, known).flatMap(({ field }) => (field && !field.known ? [field.name] : []));
  return [...new Set(names)];
}

/** A text with something put in where the caret was, and where the caret then is. */
export function inserted(text: string, what: string, start: number, end: number): { text: string; caret: number } {
  return { text: text.slice(0, start) + what + text.slice(end), caret: start + what.length };
}
