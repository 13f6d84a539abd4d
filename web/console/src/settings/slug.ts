// Names for addresses. Pure.

const SLUG = /^[a-z0-9][a-z0-9_-]{0,63}$/;

export function isSlug(text: string): boolean {
  return SLUG.test(text);
}

/** A name for the address out of a title; empty when the title has no Latin letter to make it of. */
export function slugOf(title: string): string {
  const latin = title.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return latin
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 64)
    .replace(/-+$/, "");
}
