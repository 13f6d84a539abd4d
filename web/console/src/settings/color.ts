// A shop's colour as it is typed, and what the chat will make of it. Pure; the making is the chat's own.

import { contrast, paletteOf, parse } from "../../../widget/src/look/color";

/** A colour as #rrggbb in lower case, from what people type; null when it is none. */
export function hexOf(text: string): string | null {
  const plain = text.trim().replace(/^#/, "").toLowerCase();
  if (/^[0-9a-f]{3}$/.test(plain)) return `#${[...plain].map((digit) => digit + digit).join("")}`;
  return /^[0-9a-f]{6}$/.test(plain) ? `#${plain}` : null;
}

export interface Reading {
  /** Letters on it: white or dark, and how well they stand out. */
  on: "white" | "dark";
  ratio: number;
  /** The colour as letters on white, where it had to be made darker to be read. */
  darker: string | null;
  /** The ground itself, where the colour is too pale to be seen. */
  ground: string | null;
}

/** What the chat makes of a colour; null when it cannot be made readable. */
export function reading(hex: string): Reading | null {
  const palette = paletteOf(hex)?.light;
  const [ground, text] = palette ? [parse(palette.fill), parse(palette["on-fill"])] : [null, null];
  if (!palette || !ground || !text) return null;
  return {
    on: palette["on-fill"] === "#ffffff" ? "white" : "dark",
    ratio: contrast(ground, text),
    darker: palette.jade === hex ? null : palette.jade,
    ground: palette.fill === hex ? null : palette.fill,
  };
}
