// Who came, hour by hour, and who of them was answered; the space between is those who were not.

import { type ReactNode, useState } from "react";
import type { Hour, LiveReport } from "../types.gen";
import { useWords } from "../words";
import type { FloorForms } from "./format";
import type { Go } from "./go";
import type { DayHour } from "./report";
import { countTicks, path } from "./scale";
import { type Size, useSize } from "./size";

const TOP = 24;
const AXIS = 24;
const LEFT = 28;
const RIGHT = 8;

interface Props {
  hours: readonly DayHour[];
  now: number;
  forms: FloorForms;
}

export function Arrivals({ report, hours, now, forms, go }: Props & { report: LiveReport; go: Go }): ReactNode {
  const { t } = useWords();
  const [ref, size] = useSize<HTMLDivElement>();
  const [over, setOver] = useState<number | null>(null);
  const day = forms.weekday(report.at);
  const say = (hour: DayHour) => {
    const says = { hour: forms.hour(hour.at), came: hour.came, answered: hour.assistant + hour.agent };
    // The hour that runs is not held against a whole one.
    const compared = hour.then !== null && hour.number !== hours[now]?.number;
    return t("live-hour-says", says) + (compared ? ` · ${t("live-then", { day, value: forms.count(hour.then ?? 0) })}` : "");
  };
  const shown = over === null ? undefined : hours[over];
  const grid = gridOf(hours, size);
  return (
    <figure className="arrivals">
      <div className="wt">
        <h2>{t("live-arrivals")}</h2>
        <figcaption className="label num">{shown ? say(shown) : <SoFar report={report} day={day} />}</figcaption>
      </div>
      <div className="plot" ref={ref}>
        {size.width > 0 && (
          <>
            <svg {...size} aria-hidden="true">
              <Drawing hours={hours} now={now} over={over} grid={grid} forms={forms} day={day} />
            </svg>
            {hours.slice(0, now + 1).map((hour, index) => (
              <button
                key={hour.at}
                type="button"
                className="hour"
                style={{ left: grid.x(index) - grid.step / 2, width: grid.step }}
                disabled={hour.came === 0}
                aria-label={say(hour)}
                title={hour.came ? t("live-open-behind") : undefined}
                onClick={() => go.behind({ name: "came", of: String(hour.number) }, say(hour))}
                onFocus={() => setOver(index)}
                onBlur={() => setOver(null)}
                onPointerEnter={() => setOver(index)}
                onPointerLeave={() => setOver(null)}
              />
            ))}
          </>
        )}
      </div>
      <HourTable hours={hours.slice(0, now + 1)} forms={forms} />
    </figure>
  );
}

/** How many have come, and how many had by this time last week. */
function SoFar({ report, day }: { report: LiveReport; day: string }): ReactNode {
  const { t } = useWords();
  const then = report.last_week?.came_so_far;
  if (then === undefined) return t("live-per-hour");
  return t("live-came-so-far", { came: report.hours.reduce((sum, hour) => sum + hour.came, 0), day, then });
}

/** Where hours and counts stand. */
interface Grid {
  ticks: readonly number[];
  step: number;
  right: number;
  bottom: number;
  x: (index: number) => number;
  y: (count: number) => number;
}

function gridOf(hours: readonly DayHour[], { width, height }: Size): Grid {
  const ticks = countTicks(Math.max(...hours.map((hour) => Math.max(hour.came, hour.then ?? 0))));
  const top = ticks.at(-1) ?? 1;
  const step = (width - LEFT - RIGHT) / Math.max(1, hours.length);
  const bottom = height - AXIS;
  return {
    ticks,
    step,
    right: width - RIGHT,
    bottom,
    x: (index) => LEFT + step * (index + 0.5),
    y: (count) => bottom - ((bottom - TOP) * count) / top,
  };
}

function Drawing({ hours, now, over, grid, forms, day }: Props & { over: number | null; grid: Grid; day: string }): ReactNode {
  const { x, y, bottom, right } = grid;
  const past = hours.slice(0, now + 1);
  const came = past.map((hour, index) => [x(index), y(hour.came)] as const);
  const answered = past.map((hour, index) => [x(index), y(hour.assistant + hour.agent)] as const);
  const every = grid.step < 16 ? 4 : 2;
  return (
    <>
      {grid.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${LEFT} ${y(tick)}H${right}`} stroke="var(--line)" />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
            {forms.count(tick)}
          </text>
        </g>
      ))}
      {hours.map((hour, index) =>
        index % every === 0 ? (
          <text key={hour.at} x={x(index)} y={bottom + 18} textAnchor="middle">
            {forms.hour(hour.at)}
          </text>
        ) : null,
      )}
      {over !== null && <path d={`M${x(over)} ${TOP}V${bottom}`} stroke="var(--line-strong)" />}
      <path
        d={`${path(came)} ${path([...answered].reverse()).replace("M", "L")}Z`}
        fill="var(--wait-mark)"
        opacity=".28"
      />
      <Then hours={hours} now={now} grid={grid} day={day} />
      <Line points={answered} color="var(--jade)" />
      <Line points={came} color="var(--ink)" />
      <Ends hours={past} index={over ?? now} grid={grid} />
    </>
  );
}

/** Last week, dotted and named where there is room for it. */
function Then({ hours, now, grid, day }: { hours: readonly DayHour[]; now: number; grid: Grid; day: string }): ReactNode {
  const { t } = useWords();
  if (hours[0]?.then === null) return null;
  const points = hours.map((hour, index) => [grid.x(index), grid.y(hour.then ?? 0)] as const);
  // In the middle of what is still to come, above the line whichever way it goes.
  const middle = Math.floor((now + hours.length) / 2);
  const [x, y] = points[middle] ?? [0, 0];
  const falls = (points[middle + 1]?.[1] ?? y) >= y;
  return (
    <>
      <path d={path(points)} fill="none" stroke="var(--ink-off)" strokeWidth="1.25" strokeDasharray="2 3" />
      {hours.length - now > 3 && (
        <text x={falls ? x + 4 : x - 4} y={y - 6} textAnchor={falls ? "start" : "end"}>
          {t("live-last", { day })}
        </text>
      )}
    </>
  );
}

/** A line by the hour; the last part, of an hour that is not over, is dotted. */
function Line({ points, color }: { points: readonly (readonly [number, number])[]; color: string }): ReactNode {
  const line = { fill: "none", stroke: color, strokeWidth: 1.75, strokeLinejoin: "round" } as const;
  return (
    <>
      <path d={path(points.slice(0, -1))} {...line} />
      <path d={path(points.slice(-2))} {...line} strokeDasharray="2 4" strokeLinecap="round" />
    </>
  );
}

/** The two lines named where they end, or where the pointer is. */
function Ends({ hours, index, grid }: { hours: readonly Hour[]; index: number; grid: Grid }): ReactNode {
  const { t } = useWords();
  const hour = hours[index];
  if (!hour) return null;
  const at = grid.x(index);
  const answered = hour.assistant + hour.agent;
  const came = Math.min(grid.y(hour.came), grid.bottom - 18);
  const below = Math.min(grid.bottom - 4, Math.max(grid.y(answered) + 12, came + 11));
  const side =
    at > grid.right - 80 ? { x: at - 8, textAnchor: "end" as const } : { x: at + 8, textAnchor: "start" as const };
  return (
    <>
      <circle cx={at} cy={grid.y(answered)} r="3" fill="var(--jade)" />
      <circle cx={at} cy={grid.y(hour.came)} r="3" fill="var(--ink)" />
      <text {...side} y={came - 4} className="ink">
        {t("live-came", { count: hour.came })}
      </text>
      <text {...side} y={below} className="jade">
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
