// What stands in a composer and was not sent: reply and note, which of them is shown, and the files already there of each.

import type { Mode } from "../outbox";
import type { Attachment } from "../types.gen";

export interface Draft {
  mode: Mode;
  message: string;
  note: string;
  files: readonly Attachment[];
  /** A colleague's files are not the customer's. */
  noteFiles: readonly Attachment[];
  /** Names of a macro's fields that nobody knew and that still stand in brackets. */
  blanks: readonly string[];
}

export const EMPTY: Draft = { mode: "message", message: "", note: "", files: [], noteFiles: [], blanks: [] };

/** Where the files of each stand. */
export const FILES = { message: "files", note: "noteFiles" } as const satisfies Record<Mode, keyof Draft>;

/** Whether there is anything that would be lost. */
export function isEmpty(draft: Draft): boolean {
  return draft.message.trim() === "" && draft.note.trim() === "" && draft.files.length + draft.noteFiles.length === 0;
}

/** A draft out of the browser's store: whatever is not as it should be counts as empty. */
export function readDraft(raw: unknown): Draft {
  if (typeof raw !== "object" || raw === null) return EMPTY;
  const kept = raw as Partial<Record<keyof Draft, unknown>>;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const files = (value: unknown): Attachment[] =>
    (Array.isArray(value) ? value : []).filter((file): file is Attachment => typeof (file as Attachment | null)?.id === "string");
  const blanks = Array.isArray(kept.blanks) ? kept.blanks : [];
  return {
    mode: kept.mode === "note" ? "note" : "message",
    message: text(kept.message),
    note: text(kept.note),
    files: files(kept.files),
    noteFiles: files(kept.noteFiles),
    blanks: blanks.filter((blank): blank is string => typeof blank === "string"),
  };
}

/** The draft after its shown line was sent: the other text stays. */
export function sent(draft: Draft): Draft {
  return draft.mode === "note" ? { ...draft, note: "", noteFiles: [] } : { ...draft, message: "", files: [], blanks: [] };
}

/** The draft with a line taken back below what stands there. */
export function takenBack(draft: Draft, mode: Mode, text: string, files: readonly Attachment[]): Draft {
  const stands = draft[mode];
  const there = draft[FILES[mode]];
  return {
    ...draft,
    mode,
    [mode]: stands ? `${stands}\n${text}` : text,
    [FILES[mode]]: joined(there, files),
  };
}

/** The draft with its reply left for colleagues instead, below the note that stands there. */
export function asNote(draft: Draft): Draft {
  const note = [draft.note, draft.message].filter((text) => text.trim()).join("\n");
  return { ...draft, mode: "note", note, noteFiles: joined(draft.noteFiles, draft.files), message: "", files: [], blanks: [] };
}

/** Each file once. */
function joined(there: readonly Attachment[], more: readonly Attachment[]): Attachment[] {
  const known = new Set(there.map((file) => file.id));
  return [...there, ...more.filter((file) => !known.has(file.id))];
}
