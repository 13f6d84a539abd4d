// Who came, hour by hour, and who of them was answered; the space between is those who were not.

import { type ReactNode, useState } from "react";
import type { Hour } from "../types.gen";
import { useWords } from "../words";
import type { FloorForms } from "./format";
import { columnAt, countTicks, path } from "./scale";
import { useWidth } from "./width";

const HEIGHT = 264;
const TOP = 24;
const BOTTOM = 240;
const LEFT = 28;
const RIGHT = 8;

interface Props {
  hours: readonly (Hour & { past: boolean })[];
  now: number;
  forms: FloorForms;
}

export function Arrivals({ hours, now, forms }: Props): ReactNode {
  const { t } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const [over, setOver] = useState<number | null>(null);
  const shown = hours[over ?? now];
  const column = (event: { clientX: number; currentTarget: Element }) =>
    columnAt(event.clientX - event.currentTarget.getBoundingClientRect().left, LEFT, width - RIGHT, now + 1);
  return (
    <figure className="arrivals">
      <div className="wt">
        <h2>{t("live-arrivals")}</h2>
        <figcaption className="label num">
          {over !== null && shown
            ? t("live-hour-says", {
                hour: forms.hour(shown.at),
                came: shown.came,
                answered: shown.assistant + shown.agent,
              })
            : t("live-per-hour")}
        </figcaption>
      </div>
      <div ref={ref}>
        <svg
          width={width}
          height={HEIGHT}
          aria-hidden="true"
          onPointerMove={(event) => setOver(column(event))}
          onPointerLeave={() => setOver(null)}
        >
          {width > 0 && <Drawing hours={hours} now={now} over={over} width={width} forms={forms} />}
        </svg>
      </div>
      <HourTable hours={hours.slice(0, now + 1)} forms={forms} />
    </figure>
  );
}

function Drawing({ hours, now, over, width, forms }: Props & { over: number | null; width: number }): ReactNode {
  const ticks = countTicks(Math.max(...hours.map((hour) => hour.came)));
  const top = ticks.at(-1) ?? 1;
  const step = (width - LEFT - RIGHT) / Math.max(1, hours.length);
  const x = (index: number) => LEFT + step * (index + 0.5);
  const y = (count: number) => BOTTOM - ((BOTTOM - TOP) * count) / top;
  const past = hours.slice(0, now + 1);
  const came = past.map((hour, index) => [x(index), y(hour.came)] as const);
  const answered = past.map((hour, index) => [x(index), y(hour.assistant + hour.agent)] as const);
  const every = step < 16 ? 4 : 2;
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${LEFT} ${y(tick)}H${width - RIGHT}`} stroke="var(--line)" />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
            {forms.count(tick)}
          </text>
        </g>
      ))}
      {hours.map((hour, index) =>
        index % every === 0 ? (
          <text key={hour.at} x={x(index)} y={BOTTOM + 18} textAnchor="middle">
            {forms.hour(hour.at)}
          </text>
        ) : null,
      )}
      {over !== null && <path d={`M${x(over)} ${TOP}V${BOTTOM}`} stroke="var(--line-strong)" />}
      <path
        d={`${path(came)} ${path([...answered].reverse()).replace("M", "L")}Z`}
        fill="var(--wait-mark)"
        opacity=".28"
      />
      <path d={path(answered)} fill="none" stroke="var(--jade)" strokeWidth="1.75" strokeLinejoin="round" />
      <path d={path(came)} fill="none" stroke="var(--ink)" strokeWidth="1.75" strokeLinejoin="round" />
      <Ends hours={past} index={over ?? now} x={x} y={y} width={width} />
    </>
  );
}

/** The two lines named where they end, or where the pointer is. */
function Ends(props: {
  hours: readonly Hour[];
  index: number;
  x: (index: number) => number;
  y: (count: number) => number;
  width: number;
}): ReactNode {
  const { t } = useWords();
  const hour = props.hours[props.index];
  if (!hour) return null;
  const at = props.x(props.index);
  const answered = hour.assistant + hour.agent;
  const came = Math.min(props.y(hour.came), BOTTOM - 18);
  const side =
    at > props.width - 88 ? { x: at - 8, textAnchor: "end" as const } : { x: at + 8, textAnchor: "start" as const };
  return (
    <>
      <circle cx={at} cy={props.y(hour.came)} r="3" fill="var(--ink)" />
      <text {...side} y={came - 4} className="ink">
        {t("live-came", { count: hour.came })}
      </text>
      <text {...side} y={Math.min(BOTTOM - 4, Math.max(props.y(answered) + 12, came + 11))} className="jade">
        {t("live-answered", { count: answered })}
      </text>
    </>
  );
}

/** The same in figures, for those who do not see the lines. */
export function HourTable({ hours, forms }: { hours: readonly Hour[]; forms: FloorForms }): ReactNode {
  const { t } = useWords();
  return (
    <table className="sr">
      <caption>{t("live-hour-table")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("live-hour")}</th>
          <th scope="col">{t("live-col-came")}</th>
          <th scope="col">{t("live-assistant")}</th>
          <th scope="col">{t("live-person")}</th>
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr key={hour.at}>
            <th scope="row">{forms.hour(hour.at)}</th>
            <td>{hour.came}</td>
            <td>{hour.assistant}</td>
            <td>{hour.agent}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
