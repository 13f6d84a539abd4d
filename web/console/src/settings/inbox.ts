// An inbox as it is typed, and what is wrong with it. Pure.

import type { InboxSettings } from "../types.gen";
import { hexOf } from "./color";
import { readOrigins } from "./origins";
import { isSlug } from "./slug";

/** An inbox as it is typed. */
export interface InboxDraft {
  id: string;
  name: string;
  locale: string;
  origins: string;
  color: string;
}

export interface InboxWrong {
  id: "taken" | "form" | null;
  name: boolean;
  color: boolean;
  origins: ReturnType<typeof readOrigins>["wrong"];
}

export function draftOf(inbox: InboxSettings): InboxDraft {
  return {
    id: inbox.id,
    name: inbox.name,
    locale: inbox.locale,
    origins: inbox.origins.join("\n"),
    color: inbox.color ?? "",
  };
}

/** What is wrong with what was typed, by field; nothing when it can be sent. */
export function wrongIn(draft: InboxDraft, taken: readonly string[]): InboxWrong {
  return {
    id: taken.includes(draft.id) ? "taken" : isSlug(draft.id) ? null : "form",
    name: draft.name.trim() === "",
    color: draft.color.trim() !== "" && hexOf(draft.color) === null,
    origins: readOrigins(draft.origins).wrong,
  };
}
