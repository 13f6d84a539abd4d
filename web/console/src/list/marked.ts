// Finds in a line what was searched for.

export interface Piece {
  text: string;
  hit: boolean;
}

/** A line in pieces, the words of a search set apart; long before the first of them it is cut. */
export function marked(line: string, search: string, lead = 24): Piece[] {
  const words = search.trim().split(/\s+/).filter(Boolean).map(literal);
  if (words.length === 0) return [{ text: line, hit: false }];
  const parts = line.split(new RegExp(`(${words.join("|")})`, "giu"));
  const pieces = parts.map((text, place) => ({ text, hit: place % 2 === 1 })).filter(({ text }) => text !== "");
  const [first, second] = pieces;
  const letters = [...(first?.text ?? "")];
  if (first && second && !first.hit && letters.length > lead) {
    pieces[0] = { text: `…${letters.slice(-lead).join("")}`, hit: false };
  }
  return pieces;
}

function literal(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

const MOST_KEPT = 6;

/** The searches to offer again, newest first, each once. */
export function remembered(searches: readonly string[], search: string): string[] {
  const text = search.trim();
  return text ? [text, ...searches.filter((each) => each !== text)].slice(0, MOST_KEPT) : [...searches];
}
