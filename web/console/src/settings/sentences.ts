// Sentences, one a line: counted, and those that stand there twice. Pure.

import type { IntentExamples } from "../types.gen";

/** The sentences as they are typed, a text for each language. */
export interface Typed {
  texts: Record<string, string>;
}

export function typedOf(examples: IntentExamples): Typed {
  return {
    texts: Object.fromEntries(Object.entries(examples.texts).map(([locale, texts]) => [locale, texts.join("\n")])),
  };
}

/** The sentences as they are sent: without empty lines and outer blanks. */
export function sentences(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** What a classifier takes for the same: case, marks and blanks do not count. */
export function plain(sentence: string): string {
  return sentence
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]+/gu, "");
}

export interface Twice {
  text: string;
  /** The lines it stands in, from 1. */
  lines: number[];
  /** Another meaning that has it too. */
  intent: string | null;
}

/** Sentences that stand more than once: in this text, or also under another meaning. */
export function twice(text: string, elsewhere: ReadonlyMap<string, string>): Twice[] {
  const seen = new Map<string, Twice>();
  for (const [index, line] of text.split("\n").entries()) {
    const key = plain(line);
    if (!key) continue;
    const known = seen.get(key);
    if (known) known.lines.push(index + 1);
    else seen.set(key, { text: line.trim(), lines: [index + 1], intent: elsewhere.get(key) ?? null });
  }
  return [...seen.values()].filter((one) => one.lines.length > 1 || one.intent !== null);
}
