// How a case stands: in the list of all, and beside a conversation.

import type { ReactNode } from "react";
import type { IconName } from "../icons";
import type { CaseRow } from "../types.gen";
import { useForms, useWords } from "../words";

export const ICONS: Record<CaseRow["kind"], IconName> = { return: "undo", exchange: "swap", claim: "warn", hurry: "clock" };

/** How it stands, and until when something must have happened. */
export function Stands({ row }: { row: CaseRow }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  return (
    <span className="stands">
      <span className={`chip ${row.open ? `turn-${row.turn}` : ""}`}>{row.stands}</span>
      <small className={`num${row.late ? " late" : ""}`}>
        {row.open && row.due_at
          ? t(row.late ? "case-late" : "case-until", { at: forms.brief(row.due_at) })
          : forms.brief(row.updated_at)}
      </small>
    </span>
  );
}
