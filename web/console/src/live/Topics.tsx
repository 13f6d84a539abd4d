// What customers ask about today, against the same weekday last week; what is more than chance is marked.

import type { ReactNode } from "react";
import type { LiveReport, TopicShown } from "../types.gen";
import { useWords } from "../words";
import { Explained } from "./Explained";
import { Opens } from "./Figures";
import type { FloorForms } from "./format";
import type { Go } from "./go";
import { useHeld } from "./held";

export function Topics({ report, forms, go }: { report: LiveReport; forms: FloorForms; go: Go }): ReactNode {
  const { t } = useWords();
  const { topics, last_week: then } = report;
  const [rows, held] = useHeld(topics, (each) => each.topic);
  const most = Math.max(...topics.map((each) => each.count));
  const compared = topics.some((each) => each.before !== null);
  return (
    <section className="topics" aria-labelledby="live-topics">
      <div className="wt">
        <h2 id="live-topics">
          <Explained says={t("live-topics-means")}>{t("live-topics")}</Explained>
        </h2>
        {then && compared && <span className="label">{t("live-than", { day: forms.weekday(report.at) })}</span>}
      </div>
      {topics.length === 0 ? (
        <p className="none">{t("live-topics-none")}</p>
      ) : (
        <ul {...held}>
          {rows.map((each) => (
            <li key={each.topic} className={each.hot ? "hot" : ""}>
              <Opens
                does={() =>
                  go.behind({ name: "topic", of: each.topic }, t("live-topic-behind", { title: each.title }))
                }
              >
                <span className="trunc">{each.title}</span>
                {each.hot && <em>{t("live-topic-hot")}</em>}
                <span className="num">{forms.count(each.count)}</span>
                <Change topic={each} at={report.at} forms={forms} />
                <span className="part">
                  <i style={{ width: `${(each.count / most) * 100}%` }} />
                </span>
              </Opens>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** How many more or fewer than then; nothing where nothing is known of then. */
function Change({ topic, at, forms }: { topic: TopicShown; at: string; forms: FloorForms }): ReactNode {
  const { t } = useWords();
  const { count, before } = topic;
  if (before === null) return null;
  const says = t("live-topic-then", { day: forms.weekday(at), count: before });
  return (
    <span className="d num" title={says}>
      {before === 0 ? t("live-topic-new") : count === before ? t("live-topic-same") : forms.change(count - before)}
      <span className="sr"> ({says})</span>
    </span>
  );
}
