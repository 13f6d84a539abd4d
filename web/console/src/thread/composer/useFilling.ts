// A quick reply put into the text: filled in for this conversation, with the caret at what nobody knows.

import { type RefObject, useState } from "react";
import { asFault, type Fault } from "../../api";
import type { Desk } from "../../desk";
import { usedMacros } from "../../keep";
import type { Macro, MacroText, Summary } from "../../types.gen";
import { keyPart, useWords } from "../../words";
import { bracketed, nextBlank } from "../macro";
import { typeIn } from "./Field";
import type { ChangeDraft } from "./useDraft";

export interface Filling {
  /** Over what stands from here to there, or where the caret is. */
  fill: (macro: Macro, from?: number, to?: number) => Promise<void>;
  fault: Fault | null;
  /** She writes on: what did not work is over. */
  forget: () => void;
}

export function useFilling(desk: Desk, row: Summary, field: RefObject<HTMLTextAreaElement | null>, change: ChangeDraft): Filling {
  const { find } = useWords();
  const [fault, setFault] = useState<Fault | null>(null);
  const fill: Filling["fill"] = async (macro, start, to) => {
    const { current } = field;
    if (!current) return;
    const from = start ?? current.selectionStart;
    const path = `/conversations/${encodeURIComponent(row.id)}/macros/${encodeURIComponent(macro.id)}`;
    try {
      const filled = bracketed(await desk.api.call<MacroText>("GET", path), (name) => find(`field-${keyPart(name)}`));
      setFault(null);
      change((before) => ({ blanks: [...new Set([...before.blanks, ...filled.blanks])] }));
      typeIn(current, filled.text, from, to ?? current.selectionEnd);
      const blank = nextBlank(current.value.slice(0, from + filled.text.length), filled.blanks, from);
      if (blank) current.setSelectionRange(...blank);
      usedMacros.add(macro.id);
    } catch (error) {
      setFault(asFault(error));
    }
  };
  return { fill, fault, forget: () => setFault(null) };
}
