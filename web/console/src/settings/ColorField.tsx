// A shop's colour, and in words what the chat will make of it.

import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../words";
import { hexOf, reading } from "./color";
import { Field } from "./Field";

/** What the picker shows where no colour is chosen: the house's own. */
const OURS = "#0b6b57";

interface Props {
  value: string;
  set: (color: string) => void;
  fault: string | null;
}

export function ColorField({ value, set, fault }: Props): ReactNode {
  const { t } = useWords();
  const hex = hexOf(value);
  return (
    <Field label={t("set-color")} hint={<Note hex={hex} />} fault={fault}>
      {(field) => (
        <span className="color">
          <input
            type="color"
            aria-label={t("set-color-pick")}
            value={hex ?? OURS}
            onChange={(event) => set(event.target.value)}
          />
          <input
            {...field}
            className="inp mono"
            spellCheck={false}
            placeholder={OURS}
            value={value}
            onChange={(event) => set(event.target.value)}
          />
          {value !== "" && (
            <Button type="text" onClick={() => set("")}>
              {t("set-color-ours")}
            </Button>
          )}
        </span>
      )}
    </Field>
  );
}

function Note({ hex }: { hex: string | null }): ReactNode {
  const { t } = useWords();
  if (!hex) return t("set-color-none");
  const read = reading(hex);
  if (!read) return t("set-color-unreadable");
  return (
    <span className="num">
      {t(`set-color-on-${read.on}`, { ratio: read.ratio.toFixed(1) })}{" "}
      {read.ground && t("set-color-ground", { color: read.ground })}{" "}
      {read.darker && (
        <>
          <i className="swatch" style={{ background: read.darker }} />
          {t("set-color-darker", { color: read.darker })}
        </>
      )}
    </span>
  );
}
