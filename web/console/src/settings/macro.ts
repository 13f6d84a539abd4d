// A quick reply before it is sent. Pure.

import type { Macro } from "../types.gen";
import { unknownFields } from "./fields";

/** A quick reply as it is sent: without outer blanks, and without languages nothing is written in. */
export function trimmed(macro: Macro): Macro {
  const shortcut = macro.shortcut.trim().replace(/^\//, "");
  return { id: macro.id, name: macro.name.trim(), names: written(macro.names), shortcut, texts: written(macro.texts) };
}

/** What is written in each language, but for those nothing is written in. */
export function written(texts: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(texts ?? {}).filter(([, text]) => text.trim()));
}

/** What is still missing, by the end of its key; null when it can be sent. */
export function lacks(macro: Macro, fields: readonly string[]): "name" | "shortcut" | "text" | "field" | null {
  const { name, shortcut, texts } = trimmed(macro);
  if (!name) return "name";
  if (!shortcut || /\s/.test(shortcut)) return "shortcut";
  if (Object.keys(texts).length === 0) return "text";
  return Object.values(texts).some((text) => unknownFields(text, fields).length > 0) ? "field" : null;
}
