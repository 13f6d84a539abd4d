import { describe, expect, it } from "vitest";
import { contrast, type Palette, paletteOf, parse } from "../src/look/color";

const stand = (one: string, other: string): number => {
  const [a, b] = [parse(one), parse(other)];
  if (!a || !b) throw new Error(`${one} or ${other} is no colour`);
  return contrast(a, b);
};
const SHOPS = ["#0b6b57", "#ffd400", "#ff6a00", "#e60012", "#1677ff", "#000000", "#ffffff", "#808080", "#fffde7", "#120024", "#00ff88"];

/** Every pair of colours that text and ground make on these screens. */
function pairs(palette: Palette, grounds: readonly string[]): [string, string][] {
  return [
    ...[...grounds, palette["jade-tint"]].map((ground): [string, string] => [palette.jade, ground]),
    [palette["on-fill"], palette.fill],
    [palette["on-fill"], palette["fill-hover"]],
    [palette["on-me"], palette["me-bg"]],
  ];
}

describe("the colour of a shop", () => {
  it.each(SHOPS)("%s can be read everywhere, light and dark", (color) => {
    const palette = paletteOf(color);
    if (!palette) throw new Error("fell back");
    for (const [text, ground] of pairs(palette.light, ["#ffffff", "#f0f3f2", "#eaeeec"])) {
      expect(stand(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const [text, ground] of pairs(palette.dark, ["#141a19", "#1c2422", "#1e2725"])) {
      expect(stand(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("keeps a colour that can be read as it is", () => {
    expect(paletteOf("#0b6b57")?.light).toMatchObject({ jade: "#0b6b57", fill: "#0b6b57", "on-fill": "#ffffff" });
  });

  it("fills with the shop's yellow, and writes on it in ink", () => {
    expect(paletteOf("#ffd400")?.light).toMatchObject({ fill: "#ffd400", "on-fill": "#16201d" });
  });

  it("does not fill with what is not seen on the page", () => {
    expect(paletteOf("#ffffff")?.light.fill).not.toBe("#ffffff");
    expect(paletteOf("#141a19")?.dark.fill).not.toBe("#141a19");
  });

  it.each([null, undefined, "", "red", "#fff", "#12345g", "url(x)"])("is ours when it is %s", (color) => {
    expect(paletteOf(color)).toBeNull();
  });
});
