// The cases of a view: whose turn it is and until when stand first, since that is what one looks for.

import "../look/case-rows.css";
import type { ReactNode } from "react";
import { Link } from "../frame/Link";
import { Icon, type IconName } from "../icons";
import type { CaseRow } from "../types.gen";
import { useForms, useWords } from "../words";
import type { View } from "./useCases";

export const ICONS: Record<CaseRow["kind"], IconName> = { return: "undo", exchange: "swap", claim: "warn", hurry: "clock" };

export function CaseList({ rows, view, open }: { rows: readonly CaseRow[]; view: View; open: string | null }): ReactNode {
  const { t } = useWords();
  if (rows.length === 0) {
    return (
      <div className="empty">
        <b>{t(`cases-${view}-empty`)}</b>
        <span>{t(`cases-${view}-empty-next`)}</span>
      </div>
    );
  }
  return (
    <ol>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={{ page: "cases", open: row.id }} {...(row.id === open ? { "aria-current": "true" as const } : {})}>
            <Icon name={ICONS[row.kind]} />
            <span className="what">
              <b className="trunc">
                {row.title} · {row.customer || t("case-nobody")}
              </b>
              <small className="trunc num">{[row.order, row.reason].filter(Boolean).join(" · ")}</small>
            </span>
            <Stands row={row} />
          </Link>
        </li>
      ))}
    </ol>
  );
}

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
