// An article as it is written, and what it lacks. Pure.

import type { ArticleSettings, ArticleText } from "../types.gen";
import { isSlug } from "./slug";

export interface ArticleDraft {
  slug: string;
  texts: Record<string, ArticleText>;
}

export const BLANK_ARTICLE: ArticleDraft = { slug: "", texts: {} };

export function draftOf(article: ArticleSettings): ArticleDraft {
  return { slug: article.slug, texts: article.texts };
}

/** What is sent: the languages something is written in. */
export function textsOf(draft: ArticleDraft): Record<string, ArticleText> {
  const written = Object.entries(draft.texts).filter(([, text]) => text.title.trim() || text.body.trim());
  return Object.fromEntries(
    written.map(([locale, text]) => [locale, { title: text.title.trim(), body: text.body.trim() }]),
  );
}

export type ArticleLack = "text" | "slug" | "taken" | "half";

/** What is still missing, by the end of its key, and in which language; null when it can be sent. */
export function articleLacks(
  draft: ArticleDraft,
  taken: ReadonlySet<string> | null,
): { what: ArticleLack; language: string } | null {
  const texts = Object.entries(textsOf(draft));
  if (texts.length === 0) return { what: "text", language: "" };
  const half = texts.find(([, text]) => !text.title || !text.body);
  if (half) return { what: "half", language: half[0] };
  if (!isSlug(draft.slug)) return { what: "slug", language: "" };
  return taken?.has(draft.slug) ? { what: "taken", language: "" } : null;
}

/** The title in the reader's language, else in any. */
export function titleOf(texts: Readonly<Record<string, ArticleText>>, locale: string): string | null {
  return (texts[locale] ?? texts["en"] ?? Object.values(texts)[0])?.title || null;
}
