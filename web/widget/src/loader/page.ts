// What the chat does to the page it stands in: little, and it is undone.

const COUNTED = /^\(\d+\+?\) /;

/** Say in the tab's title how much came in; 0 gives the page its own title back. */
export function titleCount(count: number): void {
  const own = document.title.replace(COUNTED, "");
  const shown = count > 0 ? `(${count > 99 ? "99+" : count}) ${own}` : own;
  if (document.title !== shown) document.title = shown;
}

/** On a phone the chat fills what the keyboard leaves, and the page behind stays where it is; call the result to undo. */
export function fillScreen(root: HTMLElement): () => void {
  const { visualViewport: seen } = window;
  const { style } = document.documentElement;
  const before = style.overflow;
  style.overflow = "hidden";
  const fit = (): void => {
    if (!seen) return;
    root.style.setProperty("--top", `${seen.offsetTop}px`);
    root.style.setProperty("--height", `${seen.height}px`);
  };
  fit();
  seen?.addEventListener("resize", fit);
  seen?.addEventListener("scroll", fit);
  return () => {
    style.overflow = before;
    seen?.removeEventListener("resize", fit);
    seen?.removeEventListener("scroll", fit);
    root.style.removeProperty("--top");
    root.style.removeProperty("--height");
  };
}

/** Kept for this tab, or for this browser; where storage is blocked, not at all. */
export function remember(storage: () => Storage, key: string, value: string): void {
  try {
    storage().setItem(key, value);
  } catch {
    // The next page begins afresh.
  }
}

export function remembered(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}
