// What she wrote about before and how it ended; a press leads there.

import type { ReactNode } from "react";
import { MARKS } from "../../chips";
import { Icon } from "../../icons";
import type { Earlier } from "../../types.gen";
import { useForms, useWords } from "../../words";
import { Section } from "./Section";

interface Props {
  earlier: readonly Earlier[];
  open: (conversation: string, seq: number) => void;
  close: () => void;
}

export function Past({ earlier, open, close }: Props): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  return (
    <Section name="past" title={t("past")} count={earlier.length || undefined}>
      {earlier.length === 0 && <p className="mut">{t("past-none")}</p>}
      <ul className="past">
        {earlier.map((each) => (
          <li key={`${each.conversation} ${each.seq}`}>
            <button
              type="button"
              onClick={() => {
                open(each.conversation, each.seq);
                close();
              }}
            >
              <Icon name={MARKS[each.channel] ?? "chat"} size="s" />
              <span className="trunc">{each.text || t("no-text")}</span>
              <span className="label num">
                {forms.date(each.resolved_at)} {each.agent?.name ?? t(`author-${each.by}`)}
                {each.score !== null && ` · ${t("past-score", { score: each.score })}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
