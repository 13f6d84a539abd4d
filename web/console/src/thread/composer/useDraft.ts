// The draft of one conversation, kept with every change: neither a crash nor a reload costs a word.

import { useCallback, useRef, useState } from "react";
import type { Keep } from "../../keep";
import type { Draft } from "../draft";

export type ChangeDraft = (to: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => void;

export function useDraft(keep: Keep, conversation: string): [Draft, ChangeDraft] {
  const [draft, setDraft] = useState(() => keep.draftOf(conversation));
  const now = useRef(draft);
  const change = useCallback<ChangeDraft>(
    (to) => {
      now.current = { ...now.current, ...(typeof to === "function" ? to(now.current) : to) };
      keep.keepDraft(conversation, now.current);
      setDraft(now.current);
    },
    [keep, conversation],
  );
  return [draft, change];
}
