// The cases of a view: whose turn it is and until when stand first, since that is what one looks for.

import type { ReactNode } from "react";
import { Link } from "../frame/Link";
import { Icon } from "../icons";
import type { CaseRow } from "../types.gen";
import { useWords } from "../words";
import { ICONS, Stands } from "./Stands";
import type { View } from "./useCases";

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
