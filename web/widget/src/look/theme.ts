// Which colours the chat and its button wear.
import type { Palette } from "./color";

/** A colour on light and on dark; null is ours. */
export type Look = { light: Palette; dark: Palette } | null;

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Dresses an element, and all in it, in a shop's colour. */
export class Dress {
  private look: Look = null;

  /** `theme` is light or dark when the page says which, otherwise it is as the system is. */
  constructor(
    private readonly element: HTMLElement,
    private readonly theme: string | null | undefined,
  ) {
    if (theme === "light" || theme === "dark") element.dataset.theme = theme;
    dark.addEventListener("change", () => this.wear(this.look));
  }

  wear(look: Look): void {
    const isDark = this.theme === "dark" || (this.theme !== "light" && dark.matches);
    for (const name in this.look?.light) this.element.style.removeProperty(`--${name}`);
    this.look = look;
    const worn = look?.[isDark ? "dark" : "light"];
    for (const name in worn) this.element.style.setProperty(`--${name}`, worn[name as keyof Palette]);
  }
}
