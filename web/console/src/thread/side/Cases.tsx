// Her returns, exchanges, claims and promises, each with how it stands; a press leads to it.

import { type ReactNode, useCallback } from "react";
import { ICONS, Stands } from "../../cases/Stands";
import type { Desk } from "../../desk";
import { Link } from "../../frame/Link";
import { Icon } from "../../icons";
import { Trouble } from "../../Trouble";
import type { CaseRow, DeedShown, Summary } from "../../types.gen";
import { useWords } from "../../words";
import { useAsked } from "../useAsked";
import { Section } from "./Section";

interface Props {
  desk: Desk;
  row: Summary;
  deeds: readonly DeedShown[];
}

export function CasesOfCustomer({ desk, row, deeds }: Props): ReactNode {
  const { t } = useWords();
  // A deed that is done may have opened or ended one.
  const done = deeds.filter((deed) => deed.state === "done").length;
  const path = `/conversations/${encodeURIComponent(row.id)}/cases?${new URLSearchParams({ done: String(done) })}`;
  const { value, fault, again } = useAsked(useCallback(() => desk.api.call<CaseRow[]>("GET", path), [desk, path]));
  if (fault) return <Trouble words="side-cases-failed" fault={fault} again={again} />;
  if (!value?.length) return null;
  return (
    <Section name="cases" title={t("side-cases")} count={value.length}>
      <ol className="side-cases">
        {value.map((one) => (
          <li key={one.id}>
            <Link to={{ page: "cases", open: one.id }}>
              <Icon name={ICONS[one.kind]} size="s" />
              <span className="what">
                <span className="trunc">{one.title}</span>
                <small className="num trunc">{one.order}</small>
              </span>
              <Stands row={one} />
            </Link>
          </li>
        ))}
      </ol>
    </Section>
  );
}
