// The lines of a section's list, and finding among them. Pure.

import type { ReactNode } from "react";

export interface Line {
  id: string;
  title: string;
  sub: ReactNode;
  /** What else it is found by. */
  words?: string;
  off?: boolean;
}

/** The lines with all the words asked for, in any of their texts. */
export function matching(lines: readonly Line[], asked: string): readonly Line[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return lines;
  return lines.filter((line) => {
    const text = `${line.title} ${line.id} ${line.words ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
