// What stands below every form: saving, what became of it, and the way back.

import { Button } from "antd";
import type { ReactNode } from "react";
import { Caps } from "../frame/Caps";
import { Icon } from "../icons";
import { why } from "../Trouble";
import { useForms, useWords } from "../words";
import type { Saving } from "./useSaving";

interface Props {
  saving: Saving;
  dirty: boolean;
  /** What is wrong already here, so that nothing is sent. */
  blocked?: string | null;
  /** The fault stands at a field: not said twice. */
  atField?: boolean;
  label?: string;
  undo?: (() => void) | undefined;
  children?: ReactNode;
}

export function SaveBar({ saving, dirty, blocked = null, atField = false, label, undo, children }: Props): ReactNode {
  const { t } = useWords();
  return (
    <footer className="save">
      <Button type="primary" htmlType="submit" disabled={!dirty || saving.is === "saving" || blocked !== null}>
        {saving.is === "saving" ? t("set-saving") : (label ?? t("set-save"))}
        {dirty && !blocked && saving.is !== "saving" && <Caps keys="mod+s" />}
      </Button>
      {dirty && undo && saving.is !== "saving" && (
        <Button type="text" onClick={undo}>
          {t("set-undo")}
        </Button>
      )}
      <Said saving={saving} dirty={dirty} blocked={blocked} atField={atField} />
      <span className="sp" />
      {children}
    </footer>
  );
}

function Said({
  saving,
  dirty,
  blocked,
  atField,
}: Required<Pick<Props, "saving" | "dirty" | "atField">> & { blocked: string | null }): ReactNode {
  const words = useWords();
  const forms = useForms();
  const { t } = words;
  if (saving.is === "failed" && dirty) {
    return (
      <span className="said late" role="alert">
        <Icon name="warn" size="s" />
        {atField ? t("set-refused") : t("set-failed", { why: why(words, saving.fault) })}
        {!atField && saving.fault.request && (
          <span className="mono label">{t("request", { id: saving.fault.request })}</span>
        )}
      </span>
    );
  }
  let said = "";
  if (blocked) said = blocked;
  else if (dirty && saving.is !== "saving") said = t("set-unsaved");
  else if (saving.is === "saved") said = t("set-saved", { time: forms.time(saving.at) });
  return (
    <span className={`said${saving.is === "saved" && !dirty ? " done" : ""}`} role="status">
      {saving.is === "saved" && !dirty && <Icon name="check" size="s" />}
      {said}
    </span>
  );
}
