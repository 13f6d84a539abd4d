// Addresses in what people write. Only those that cannot do harm become links.

const SAFE = new Set(["http:", "https:", "mailto:"]);

/** An address that may be opened, or null; relative ones are taken from `base`. */
export function safeUrl(url: string, base?: string): string | null {
  try {
    const parsed = new URL(url, base);
    return SAFE.has(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

/** An address a picture may come from, or null. */
export function pictureUrl(url: string | null | undefined, base: string): string | null {
  const href = url ? safeUrl(url, base) : null;
  return href && !href.startsWith("mailto:") ? href : null;
}

export interface Piece {
  text: string;
  href?: string;
}

// The scripts of China write no space around an address: it ends where theirs begin.
const ADDRESS =
  /https?:\/\/[^\s<>"'“”‘’《》「」（），。！？；、\p{Script=Han}]+|(?:mailto:)?[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}/giu;
const TRAILING = /[.,!?;:)\]}…]+$/;

/** Text with its addresses found. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, "");
    const href = safeUrl(/^(https?|mailto):/i.test(address) ? address : `mailto:${address}`);
    if (!href) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}
