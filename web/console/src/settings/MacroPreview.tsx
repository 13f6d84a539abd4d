// How a quick reply reads once it is filled, with facts made up for the purpose.

import type { ReactNode } from "react";
import { keyPart, useWords } from "../words";
import { pieces } from "./fields";

export function MacroPreview({ text, fields }: { text: string; fields: readonly string[] }): ReactNode {
  const { t, find } = useWords();
  if (!text.trim()) return null;
  return (
    <figure className="mprev">
      <figcaption className="label">{t("set-macro-preview")}</figcaption>
      <p className="bub">
        {pieces(text, fields).map((piece, index) => {
          if (!piece.field) return piece.text;
          const key = `${index} ${piece.text}`;
          if (!piece.field.known) {
            return (
              <mark key={key} className="unknown" title={t("set-macro-unknown-here")}>
                {piece.text}
              </mark>
            );
          }
          return <mark key={key}>{find(`set-sample-${keyPart(piece.field.name)}`) ?? piece.text}</mark>;
        })}
      </p>
    </figure>
  );
}
