// What is not said by anybody: the day, where the unread begins, what happened, and what the assistant did.

import { memo, type ReactNode, useMemo } from "react";
import { Icon } from "../icons";
import { useForms, useWords } from "../words";
import { doings } from "./doings";
import { happened, type Names } from "./happened";
import type { Placed } from "./entries";

export function DayLine({ at }: { at: string }): ReactNode {
  return <div className="sys day">{useForms().day(at)}</div>;
}

export function UnreadLine(): ReactNode {
  const { t } = useWords();
  return (
    <div className="sys unread" data-key="unread">
      <span>{t("unread-line")}</span>
    </div>
  );
}

export const QuietLine = memo(function QuietLine({ entry, names }: { entry: Placed; names: Names }) {
  const words = useWords();
  const forms = useForms();
  return (
    <div className="sys num" data-key={entry.id} data-seq={entry.place}>
      <span>
        <time dateTime={entry.at}>{forms.time(entry.at)}</time> {happened(words, forms, entry, names)}
      </span>
    </div>
  );
});

/** What the assistant understood, tried and did: one quiet line until someone wants to know. */
export const Doings = memo(function Doings({ entries, names }: { entries: readonly Placed[]; names: Names }) {
  const words = useWords();
  const forms = useForms();
  const { t } = words;
  const steps = useMemo(() => doings(words, forms, entries, names), [words, forms, entries, names]);
  return (
    <details className="fold" data-key={entries[0]?.id}>
      <summary>
        <Icon name="house" size="s" />
        {t("fold", { count: steps.length })}
        <Icon name="down" size="s" />
      </summary>
      <ul>
        {steps.map((step) => (
          <li key={step.id}>
            <time className="num" dateTime={step.at}>
              {forms.time(step.at)}
            </time>
            <span>
              {step.text}
              {step.sure !== null && <small className="num"> · {t("understood-sure", { percent: Math.round(step.sure * 100) })}</small>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
});
