// Who answered first: the assistant or a person, hour by hour; and what the customers said of it.

import type { ReactNode } from "react";
import type { Figure, Hour, RatingsShown } from "../types.gen";
import { useWords } from "../words";
import type { FloorForms } from "./format";
import { type DayHour, rated, shares } from "./report";
import { Opens } from "./Figures";
import type { Go } from "./go";
import { type Size, useSize } from "./size";

const TOP = 20;
const AXIS = 22;
const GAP = 2;

export function Answered({
  hours,
  forms,
}: {
  hours: readonly DayHour[];
  forms: FloorForms;
}): ReactNode {
  const { t } = useWords();
  const [ref, size] = useSize<HTMLDivElement>();
  const past = hours.filter((hour) => hour.past);
  const most = Math.max(0, ...past.map((hour) => hour.assistant + hour.agent));
  return (
    <figure className="answered">
      <div className="wt">
        <h2>{t("live-answered-by")}</h2>
        <figcaption className="label lgd">
          <span>
            <i className="bot" />
            {t("live-assistant")}
          </span>
          <span>
            <i className="agent" />
            {t("live-person")}
          </span>
        </figcaption>
      </div>
      {most === 0 ? (
        <p className="none">{t("live-answered-none")}</p>
      ) : (
        <div className="plot" ref={ref}>
          <svg {...size} aria-hidden="true">
            {size.width > 0 && <Bars hours={past} most={most} size={size} forms={forms} />}
          </svg>
        </div>
      )}
    </figure>
  );
}

function Bars(props: { hours: readonly Hour[]; most: number; size: Size; forms: FloorForms }): ReactNode {
  const { hours, most, forms } = props;
  const { width, height } = props.size;
  const bottom = height - AXIS;
  const step = width / Math.max(8, hours.length);
  const thick = Math.min(24, step * 0.68);
  const tall = (count: number) => ((bottom - TOP) * count) / most;
  const labels = shares(hours);
  const every = step < 14 ? 3 : step < 22 ? 2 : 1;
  return hours.map((hour, index) => {
    const x = index * step + (step - thick) / 2;
    const bot = tall(hour.assistant);
    const agent = tall(hour.agent);
    const between = bot && agent ? GAP : 0;
    const label = labels.get(index);
    return (
      <g key={hour.at}>
        {bot > 0 && <rect x={x} y={bottom - bot} width={thick} height={bot} rx="2" fill="var(--bot-mark)" />}
        {agent > between && (
          <rect x={x} y={bottom - bot - agent} width={thick} height={agent - between} rx="2" fill="var(--agent-mark)" />
        )}
        {index % every === 0 && (
          <text x={x + thick / 2} y={bottom + 17} textAnchor="middle">
            {forms.hour(hour.at)}
          </text>
        )}
        {label !== undefined && (
          <text x={x + thick / 2} y={bottom - bot - agent - 5} textAnchor="middle" className="ink">
            {forms.percent(label)}
          </text>
        )}
      </g>
    );
  });
}

const SCORES = [5, 4, 3, 2, 1] as const;
const COLORS = {
  5: "var(--jade)",
  4: "var(--jade)",
  3: "var(--mark)",
  2: "var(--wait-mark)",
  1: "var(--late-mark)",
} as const;

const rating = (score: number): Figure => ({ name: "rated", of: String(score) });

/** The day's ratings, best first. */
export function Ratings({ ratings, forms, go }: { ratings: RatingsShown; forms: FloorForms; go: Go }): ReactNode {
  const { t } = useWords();
  const { count } = rated(ratings);
  const most = Math.max(1, ...ratings.scores);
  return (
    <section className="ratings" aria-labelledby="live-ratings-of-day">
      <div className="wt">
        <h2 id="live-ratings-of-day">{t("live-ratings")}</h2>
        <span className="label num">{t("live-rated-count", { count })}</span>
      </div>
      {count === 0 ? (
        <p className="none">{ratings.asked ? t("live-rated-asked", { asked: ratings.asked }) : t("live-rated-none")}</p>
      ) : (
        <ul className="cs">
          {SCORES.map((score) => {
            const given = ratings.scores[score - 1] ?? 0;
            return (
              <li key={score}>
                <Opens
                  className="bar"
                  does={given > 0 ? () => go.behind(rating(score), t("live-rated-with", { score })) : null}
                >
                <span>
                  {score}
                  <span className="sr"> {t("live-points")}</span>
                </span>
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect width="100" height="8" fill="var(--hover)" />
                  {given > 0 && <rect width={Math.max(1.5, (given / most) * 100)} height="8" fill={COLORS[score]} />}
                </svg>
                <span>{forms.count(given)}</span>
                </Opens>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
