// The text with its quick replies: a slash at the beginning of a line asks, Tab goes to what is still to be filled in.

import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useState } from "react";
import { useContactName } from "../../chips";
import type { Desk } from "../../desk";
import { handle } from "../../frame/commands";
import { why } from "../../Trouble";
import type { Macro, Summary } from "../../types.gen";
import { useWords } from "../../words";
import type { Draft } from "../draft";
import { asked, fitting, nextBlank } from "../macro";
import { Field, isComposing, typeIn } from "./Field";
import { MacroList, optionId } from "./MacroList";
import type { ChangeDraft } from "./useDraft";
import type { Filling } from "./useFilling";
import { useMacros } from "./useMacros";

interface Props {
  desk: Desk;
  row: Summary;
  field: RefObject<HTMLTextAreaElement | null>;
  draft: Draft;
  change: ChangeDraft;
  take: (files: Iterable<File>) => void;
  filling: Filling;
  send: () => void;
}

export function Writing({ desk, row, field, draft, change, take, filling, send }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  const id = useId();
  const { mode, blanks } = draft;
  const text = draft[mode];
  const [caret, setCaret] = useState(0);
  const [shut, setShut] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const all = useMacros(desk.api);
  const contact = useContactName()(row);

  const question = mode === "message" ? asked(text, caret) : null;
  const open = question !== null && shut !== text;
  const macros = open ? fitting(all.value ?? [], question.query) : [];
  const label = t(`write-${mode}`, { name: contact });

  const write = (next: string, now: number) => {
    change({ [mode]: next });
    setCaret(now);
    setAt(0);
    filling.forget();
    if (mode === "message" && next) desk.typed(row.id);
  };
  const choose = (macro: Macro) => question && void filling.fill(macro, question.from, caret);

  useEffect(
    () =>
      handle("macros", () => {
        const { current } = field;
        if (!current) return;
        current.focus();
        const lineBegins = current.selectionStart === 0 || current.value[current.selectionStart - 1] === "\n";
        typeIn(current, lineBegins ? "/" : "\n/");
      }),
    [field],
  );

  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return;
    if (open && macros.length > 0 && ["ArrowDown", "ArrowUp", "Enter", "Tab"].includes(event.key)) {
      event.preventDefault();
      const macro = macros[at];
      if (event.key === "ArrowDown") setAt((at + 1) % macros.length);
      else if (event.key === "ArrowUp") setAt((at - 1 + macros.length) % macros.length);
      else if (macro) choose(macro);
      return;
    }
    if (event.key === "Escape") {
      event.preventDefault();
      if (open) setShut(text);
      // Out of the field, to the lines above it: the keys mean what they mean in a thread.
      else document.querySelector<HTMLElement>(".flow")?.focus();
    }
    if (event.key === "Tab" && !event.shiftKey && mode === "message") {
      const { selectionStart, selectionEnd } = event.currentTarget;
      const blank = nextBlank(text, blanks, selectionEnd);
      if (!blank || (blank[0] === selectionStart && blank[1] === selectionEnd)) return;
      event.preventDefault();
      event.currentTarget.setSelectionRange(...blank);
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  };

  return (
    <div className="writing">
      {open && (
        <MacroList
          id={id}
          asked={all}
          macros={macros}
          query={question.query}
          at={at}
          locale={row.locale}
          choose={choose}
          point={setAt}
        />
      )}
      {filling.fault && (
        <p className="hint late" role="alert">
          {t("macro-failed", { why: why(words, filling.fault) })}
        </p>
      )}
      <Field
        field={field}
        value={text}
        label={label}
        change={write}
        moved={setCaret}
        pressed={pressed}
        pasted={take}
        list={open && macros.length > 0 ? { id, active: optionId(id, at) } : null}
      />
    </div>
  );
}
