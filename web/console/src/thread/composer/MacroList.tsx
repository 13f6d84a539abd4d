// Quick replies to choose from, above the line that asks for one; the chosen one's text beside it.

import { type ReactNode, useEffect, useRef } from "react";
import type { Macro } from "../../types.gen";
import { keyPart, useWords } from "../../words";
import { preview, slashed } from "../macro";
import { Failed, Waiting } from "../Panel";
import type { Asked } from "../useAsked";

interface Props {
  id: string;
  asked: Asked<Macro[]>;
  macros: readonly Macro[];
  query: string;
  at: number;
  locale: string;
  choose: (macro: Macro) => void;
  point: (at: number) => void;
}

export function optionId(id: string, at: number): string {
  return `${id}-${at}`;
}

export function MacroList({ id, asked, macros, query, at, locale, choose, point }: Props): ReactNode {
  const { t, find, called } = useWords();
  const list = useRef<HTMLUListElement>(null);
  const shown = macros[at];
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <div className="macros">
      {asked.fault && <Failed words="macros-failed" fault={asked.fault} again={asked.again} />}
      {!asked.value && !asked.fault && <Waiting />}
      {asked.value && macros.length === 0 && (
        <p className="label">{query ? t("macros-nothing", { text: query }) : t("macros-none")}</p>
      )}
      {macros.length > 0 && (
        <ul id={id} ref={list} role="listbox" aria-label={t("macros")}>
          {macros.map((macro, index) => (
            <li
              key={macro.id}
              id={optionId(id, index)}
              role="option"
              aria-selected={index === at}
              onMouseMove={() => index !== at && point(index)}
              // The caret stays in the text.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(macro)}
            >
              <span className="trunc">{called(macro)}</span>
              <kbd>{slashed(macro)}</kbd>
            </li>
          ))}
        </ul>
      )}
      {shown && <p className="preview">{preview(shown, locale, (field) => find(`field-${keyPart(field)}`))}</p>}
    </div>
  );
}
