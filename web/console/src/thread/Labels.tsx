// The labels of a conversation: taken off by a press, put on by typing, with those in use to choose from.

import { type ReactNode, useCallback, useId, useState } from "react";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import type { Summary } from "../types.gen";
import { useWords } from "../words";
import { useAsked } from "./useAsked";

const LONGEST = 40;
const MOST = 20;
const SHOWN = 6;

export function Labels({ desk, row }: { desk: Desk; row: Summary }): ReactNode {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState("");
  const used = useAsked(useCallback(() => desk.api.labels(), [desk]));
  const own = row.labels ?? [];
  const wanted = text.trim().toLocaleLowerCase();
  const others = (used.value ?? []).filter((each) => !own.includes(each) && each.toLocaleLowerCase().includes(wanted));
  const add = (label: string) => {
    const name = label.trim().slice(0, LONGEST);
    setText("");
    if (name && !own.includes(name) && own.length < MOST) void desk.acts.label(row.id, [...own, name]);
  };
  const remove = (label: string) => void desk.acts.label(row.id, own.filter((each) => each !== label));
  return (
    <div className="labels">
      <label className="label" htmlFor={id}>
        {t("step-labels")}
      </label>
      <div className="tags">
        {own.map((label) => (
          <button key={label} type="button" className="tag" aria-label={t("label-remove", { label })} onClick={() => remove(label)}>
            {label}
            <Icon name="close" size="s" />
          </button>
        ))}
        <input
          id={id}
          data-first=""
          value={text}
          maxLength={LONGEST}
          placeholder={t("label-add")}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.keyCode === 229) return;
            if (event.key === "Enter") add(text);
            if (event.key === "Backspace" && text === "" && own.length > 0) remove(own.at(-1) ?? "");
          }}
        />
      </div>
      {others.length > 0 && (
        <div className="tags more">
          {others.slice(0, SHOWN).map((label) => (
            <button key={label} type="button" className="tag" onClick={() => add(label)}>
              + {label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
