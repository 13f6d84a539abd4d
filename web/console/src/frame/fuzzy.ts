// Finds a command by a few letters of its name.

const WORD_START = 4;
const NEXT_TO = 3;

/** How well the letters fit a name, in their order; 0 when they do not. */
export function fit(wanted: string, name: string): number {
  const letters = [...wanted.toLowerCase().replaceAll(/\s+/g, "")];
  const chars = [...name.toLowerCase()];
  if (letters.length === 0) return 1;
  if (name.toLowerCase().includes(wanted.toLowerCase().trim())) {
    const at = name.toLowerCase().indexOf(wanted.toLowerCase().trim());
    return 1000 - at + (startsWord(chars, [...name.slice(0, at)].length) ? 500 : 0) - chars.length / 100;
  }
  let score = 0;
  let from = 0;
  let before = -2;
  for (const letter of letters) {
    const at = best(chars, letter, from, before);
    if (at < 0) return 0;
    score += 1 + (startsWord(chars, at) ? WORD_START : 0) + (at === before + 1 ? NEXT_TO : 0);
    before = at;
    from = at + 1;
  }
  return score - chars.length / 100;
}

/** The next place of a letter; one that begins a word is better than one inside. */
function best(chars: readonly string[], letter: string, from: number, before: number): number {
  const first = chars.indexOf(letter, from);
  if (first < 0 || first === before + 1) return first;
  for (let at = first; at >= 0; at = chars.indexOf(letter, at + 1)) if (startsWord(chars, at)) return at;
  return first;
}

function startsWord(chars: readonly string[], at: number): boolean {
  return at === 0 || /[\s\-·:：,，/（(]/.test(chars[at - 1] ?? "");
}

/** The items that fit, best first; without letters all of them as they stand. */
export function fitting<T>(wanted: string, items: readonly T[], name: (item: T) => string): T[] {
  if (!wanted.trim()) return [...items];
  return items
    .map((item, place) => ({ item, place, score: fit(wanted, name(item)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map(({ item }) => item);
}
