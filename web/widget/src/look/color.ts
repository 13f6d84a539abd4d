// A shop's colour made into ours: readable on light and on dark, whatever was chosen. Pure.

type Rgb = readonly [number, number, number];

/** The colours that follow from one, by the names of the tokens they replace. */
export type Palette = Record<
  "jade" | "jade-hover" | "jade-tint" | "jade-line" | "fill" | "fill-hover" | "on-fill" | "me-bg" | "on-me",
  string
>;

/** Text must stand out so much (WCAG AA), with a little to spare for rounding. */
const READABLE = 4.55;
/** A filled shape paler than this is not seen against the page. */
const SEEN = 1.3;

interface Ground {
  surface: Rgb;
  /** Everything accent text may stand on besides its own tint. */
  under: readonly Rgb[];
  ink: Rgb;
  /** Where a colour goes that is not readable yet. */
  away: Rgb;
  tint: number;
  line: number;
}

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const INK: Rgb = [0x16, 0x20, 0x1d];
const PALE: Rgb = [0xea, 0xf6, 0xf1];

const LIGHT: Ground = { surface: WHITE, under: [WHITE, [0xea, 0xee, 0xec]], ink: INK, away: BLACK, tint: 0.1, line: 0.34 };
const DARK: Ground = {
  surface: [0x14, 0x1a, 0x19],
  under: [[0x1c, 0x24, 0x22], [0x1e, 0x27, 0x25]],
  ink: INK,
  away: WHITE,
  tint: 0.16,
  line: 0.38,
};

/** The palette of a colour on light and on dark; null when it is none, or cannot be made readable. */
export function paletteOf(color: string | null | undefined): { light: Palette; dark: Palette } | null {
  const rgb = parse(color);
  const light = rgb && on(LIGHT, rgb, false);
  const dark = rgb && on(DARK, rgb, true);
  return light && dark ? { light, dark } : null;
}

function on(ground: Ground, color: Rgb, dim: boolean): Palette | null {
  const tint = mix(color, ground.surface, ground.tint);
  const accent = readable(color, ground.away, [...ground.under, tint]);
  if (!accent) return null;
  const whole = contrast(color, ground.surface) >= SEEN ? color : accent;
  const fill = filled(whole, ground.ink) ?? filled(accent, ground.ink);
  if (!fill) return null;
  // Her own words are large areas: in the dark they glow less.
  const muted = mix(whole, ground.surface, 0.5);
  const me = dim && contrast(PALE, muted) >= READABLE ? { ground: muted, text: PALE } : fill;
  return {
    jade: hex(accent),
    "jade-hover": hex(mix(accent, ground.away, 0.85)),
    "jade-tint": hex(tint),
    "jade-line": hex(mix(accent, ground.surface, ground.line)),
    fill: hex(fill.ground),
    "fill-hover": hex(mix(fill.ground, fill.text === WHITE ? BLACK : WHITE, 0.86)),
    "on-fill": hex(fill.text),
    "me-bg": hex(me.ground),
    "on-me": hex(me.text),
  };
}

/** A ground and the text that can be read on it. */
function filled(ground: Rgb, ink: Rgb): { ground: Rgb; text: Rgb } | null {
  const text = [WHITE, ink].find((each) => contrast(each, ground) >= READABLE);
  return text ? { ground, text } : null;
}

function readable(color: Rgb, away: Rgb, grounds: readonly Rgb[]): Rgb | null {
  for (let share = 100; share >= 0; share -= 2) {
    const tried = mix(color, away, share / 100);
    if (grounds.every((ground) => contrast(tried, ground) >= READABLE)) return tried;
  }
  return null;
}

/** How much two colours stand out from each other, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export function parse(color: string | null | undefined): Rgb | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color ?? "");
  return found ? [1, 2, 3].map((place) => Number.parseInt(found[place] ?? "", 16)) as unknown as Rgb : null;
}

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((each) => {
    const part = each / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** So much of one, the rest of the other. */
function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const at = (place: 0 | 1 | 2): number => Math.round(one[place] * share + other[place] * (1 - share));
  return [at(0), at(1), at(2)];
}

function hex(color: Rgb): string {
  return `#${color.map((each) => each.toString(16).padStart(2, "0")).join("")}`;
}
