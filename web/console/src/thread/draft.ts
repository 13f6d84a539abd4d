// What stands in a composer and was not sent: both texts, which of them is shown, and the files that are already there.

import type { Mode } from "../outbox";
import type { Attachment } from "../types.gen";

export interface Draft {
  mode: Mode;
  message: string;
  note: string;
  files: readonly Attachment[];
  /** Names of a macro's fields that nobody knew and that still stand in brackets. */
  blanks: readonly string[];
}

export const EMPTY: Draft = { mode: "message", message: "", note: "", files: [], blanks: [] };

/** Whether there is anything that would be lost. */
export function isEmpty(draft: Draft): boolean {
  return draft.message.trim() === "" && draft.note.trim() === "" && draft.files.length === 0;
}

/** A draft out of the browser's store: whatever is not as it should be counts as empty. */
export function readDraft(raw: unknown): Draft {
  if (typeof raw !== "object" || raw === null) return EMPTY;
  const kept = raw as Partial<Record<keyof Draft, unknown>>;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const files = Array.isArray(kept.files) ? kept.files : [];
  const blanks = Array.isArray(kept.blanks) ? kept.blanks : [];
  return {
    mode: kept.mode === "note" ? "note" : "message",
    message: text(kept.message),
    note: text(kept.note),
    files: files.filter((file): file is Attachment => typeof (file as Attachment | null)?.id === "string"),
    blanks: blanks.filter((blank): blank is string => typeof blank === "string"),
  };
}

/** The draft after its shown line was sent: the other text stays. */
export function sent(draft: Draft): Draft {
  return draft.mode === "note" ? { ...draft, note: "" } : { ...draft, message: "", files: [], blanks: [] };
}

/** The draft with a line taken back below what stands there. */
export function takenBack(draft: Draft, mode: Mode, text: string, files: readonly Attachment[]): Draft {
  const stands = draft[mode];
  const known = new Set(draft.files.map((file) => file.id));
  return {
    ...draft,
    mode,
    [mode]: stands ? `${stands}\n${text}` : text,
    files: [...draft.files, ...files.filter((file) => !known.has(file.id))],
  };
}

/** The draft with its reply left for colleagues instead, below the note that stands there. */
export function asNote(draft: Draft): Draft {
  const note = [draft.note, draft.message].filter((text) => text.trim()).join("\n");
  return { ...draft, mode: "note", note, message: "", blanks: [] };
}
