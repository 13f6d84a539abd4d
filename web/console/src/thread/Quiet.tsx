// What is not said by anybody: the day, where the unread begins, what happened, and what the assistant did.

import { memo, type ReactNode, useMemo } from "react";
import { Icon } from "../icons";
import { useForms, useWords } from "../words";
import { doings } from "./doings";
import { essence, sentence } from "./essence";
import type { Names } from "./happened";
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

interface QuietProps {
  entries: readonly Placed[];
  /** Since when she waited for a person when the first of them came. */
  queued: string | null;
  names: Names;
}

/** What happened between two lines: what it comes to, between hairlines; each single line of several on a click. */
export const Quiet = memo(function Quiet({ entries, queued, names }: QuietProps) {
  const words = useWords();
  const forms = useForms();
  const [first] = entries;
  if (!first) return null;
  const place = { "data-key": first.id, "data-seq": entries.at(-1)?.place };
  const said = (
    <>
      <time dateTime={first.at}>{forms.time(first.at)}</time> {essence(words, forms, entries, names, queued).join(" · ")}
    </>
  );
  if (entries.length === 1) {
    return (
      <div className="sys num" {...place}>
        <span>{said}</span>
      </div>
    );
  }
  return (
    <details className="quiet" {...place}>
      <summary className="sys num">
        <span>
          {said}
          <Icon name="down" size="s" />
        </span>
      </summary>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id}>
            <time className="num" dateTime={entry.at}>
              {forms.time(entry.at)}
            </time>
            <span>{sentence(words, forms, entry, names)}</span>
          </li>
        ))}
      </ol>
    </details>
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
              {step.sure !== null && <small className="num"> · {t("understood-sure", { percent: Math.min(99, Math.round(step.sure * 100)) })}</small>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
});
