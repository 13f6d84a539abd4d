// The text itself: as high as what stands in it, and safe with input methods.

import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect } from "react";

const MOST_PX = 240;

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  value: string;
  label: string;
  change: (text: string, caret: number) => void;
  moved: (caret: number) => void;
  pressed: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  pasted: (files: File[]) => void;
  /** The list of choices that belongs to the text just now, and which of them is meant. */
  list: { id: string; active: string } | null;
}

/** While an input method is open, its keys are its own. Safari says so only by the old key code. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** Puts text where the caret is, or over what is selected, so that undo takes it out again. */
export function typeIn(field: HTMLTextAreaElement, text: string, from = field.selectionStart, to = field.selectionEnd): void {
  field.focus();
  field.setSelectionRange(from, to);
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function Field({ field, value, label, change, moved, pressed, pasted, list }: Props): ReactNode {
  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.style.height = "0";
    current.style.height = `${Math.min(MOST_PX, current.scrollHeight)}px`;
  }, [field, value]);
  return (
    <textarea
      ref={field}
      rows={2}
      value={value}
      placeholder={label}
      aria-label={label}
      onChange={(event) => change(event.target.value, event.target.selectionStart)}
      onSelect={(event) => moved(event.currentTarget.selectionStart)}
      onKeyDown={pressed}
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
        if (files.length === 0) return;
        event.preventDefault();
        pasted(files);
      }}
      {...(list
        ? { role: "combobox", "aria-expanded": true, "aria-controls": list.id, "aria-activedescendant": list.active, "aria-autocomplete": "list" as const }
        : {})}
    />
  );
}
