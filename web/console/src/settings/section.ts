// What every section is given, and what they all do alike: one thing open, one attempt to save it, marks for the rest.

import { useCallback, useMemo, useState } from "react";
import type { Desk } from "../desk";
import { leaving } from "../route";
import { why } from "../Trouble";
import { useWords } from "../words";
import { type Drafts, useUnsaved } from "./drafts";
import { type Saving, type SavingState, useSaving } from "./useSaving";

export interface SectionProps {
  desk: Desk;
  drafts: Drafts;
}

export interface Section {
  open: string | null;
  /** Opens another, or none, once what is open may be left. */
  select: (id: string | null) => void;
  /** What was new has its id now; what was said of its saving stays. */
  became: (id: string) => void;
  saving: SavingState;
  /** Ids with changes that are not saved. */
  unsaved: ReadonlySet<string>;
}

export function useSection(drafts: Drafts, name: string): Section {
  const [open, setOpen] = useState<string | null>(null);
  const saving = useSaving();
  const keys = useUnsaved(drafts);
  const unsaved = useMemo(() => {
    const start = `${name}:`;
    return new Set(keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length)));
  }, [keys, name]);
  const { forget } = saving;
  const select = useCallback(
    (id: string | null) =>
      leaving(() => {
        forget();
        setOpen(id);
      }),
    [forget],
  );
  return { open, select, became: setOpen, saving, unsaved };
}

/** The server's refusal in words for the field it is about; null at every other. */
export function useRefusals(
  saving: Saving,
  fields: Readonly<Record<string, string>>,
): (field: string) => string | null {
  const words = useWords();
  return (field) => {
    if (saving.is !== "failed" || fields[saving.fault.code] !== field) return null;
    return why(words, saving.fault);
  };
}

/** Whether a refusal is shown at one of the fields. */
export function isAtField(saving: Saving, fields: Readonly<Record<string, string>>): boolean {
  return saving.is === "failed" && saving.fault.code in fields;
}
