// Who waits in which queue, and how long those who come now will: an interval, and the longest who waits.

import { type ReactNode, useMemo } from "react";
import { useSecondsSince } from "../second";
import type { QueueShown } from "../types.gen";
import { clock, level, LIMIT } from "../waiting";
import { useWords } from "../words";
import { Opens } from "./Figures";
import { minutes } from "./format";
import type { Go } from "./go";
import { secondsSince, tone } from "./report";
import { place, type WaitAxis, waitAxis } from "./scale";
import { useSize } from "./size";

const EDGE = 4;
const TONES = { calm: "var(--jade)", wait: "var(--wait-mark)", late: "var(--late-mark)" } as const;

export function Queues({ queues, at, go }: { queues: readonly QueueShown[]; at: string; go: Go }): ReactNode {
  const { t } = useWords();
  const [ref, { width }] = useSize<HTMLDivElement>();
  const axis = useMemo(() => {
    const then = Date.parse(at) / 1000;
    const longest = queues.flatMap((queue) => (queue.longest_since ? secondsSince(queue.longest_since, then) : []));
    return waitAxis(
      queues.map((queue) => queue.p90),
      longest,
    );
  }, [queues, at]);
  return (
    <section className="queues" aria-labelledby="live-queues">
      <div className="wt">
        <h2 id="live-queues">{t("live-queues")}</h2>
        <Legend />
      </div>
      <table className="q">
        <thead>
          <tr>
            <th scope="col">{t("live-queue")}</th>
            <th scope="col" className="few">
              {t("live-queue-waiting")}
            </th>
            <th scope="col" className="axis">
              <span className="sr">{t("live-queue-bar")}</span>
              <div ref={ref}>
                <Ticks axis={axis} width={width} />
              </div>
            </th>
            <th scope="col" className="left">
              {t("live-queue-wait")}
            </th>
            <th scope="col" className="few">
              {t("live-queue-longest")}
            </th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <Row key={queue.team?.id ?? ""} queue={queue} axis={axis} width={width} go={go} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Legend(): ReactNode {
  const { t } = useWords();
  return (
    <div className="label lgd">
      <span>
        <svg width="24" height="10" aria-hidden="true">
          <rect y="1" width="24" height="8" rx="4" fill="var(--ink-off)" opacity=".35" />
          <rect width="3" height="10" rx="1.5" fill="var(--ink-off)" />
        </svg>
        {t("live-legend-bar")}
      </span>
      <span>
        <svg width="10" height="10" aria-hidden="true">
          <circle cx="5" cy="5" r="3.5" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.5" />
        </svg>
        {t("live-legend-longest")}
      </span>
    </div>
  );
}

function Ticks({ axis, width }: { axis: WaitAxis; width: number }): ReactNode {
  const { t } = useWords();
  const last = axis.ticks.length - 1;
  return (
    <svg width={width} height="16" aria-hidden="true">
      {axis.ticks.map((tick, index) => (
        <text
          key={tick}
          x={place(tick, axis.end, EDGE, width - EDGE)}
          y="12"
          textAnchor={index === 0 ? "start" : index === last ? "end" : "middle"}
        >
          {index === last ? t("live-minutes", { count: tick / 60 }) : tick / 60}
        </text>
      ))}
    </svg>
  );
}

interface RowProps {
  queue: QueueShown;
  axis: WaitAxis;
  width: number;
  go: Go;
}

function Row({ queue, axis, width, go }: RowProps): ReactNode {
  const { t, called } = useWords();
  const name = queue.team ? called(queue.team) : t("live-everybody");
  const sign = tone(queue, LIMIT);
  return (
    <tr>
      <th scope="row">
        <b>{name}</b>
        <small>
          {!queue.team && `${t("live-everybody-hint")} · `}
          {t("live-queue-online", { count: queue.online })}
        </small>
      </th>
      <td className="big">
        <Opens does={queue.waiting > 0 ? () => go.behind({ name: "queue", of: queue.team?.id ?? "" }, name) : null}>
          {queue.waiting}
        </Opens>
      </td>
      <td className="axis">
        <Bar queue={queue} axis={axis} width={width} />
      </td>
      <td className={`left ${sign}`}>
        <Wait queue={queue} />
      </td>
      <td>{queue.longest_since ? <Clock since={queue.longest_since} /> : "–"}</td>
    </tr>
  );
}

/** In words: how long who comes now will wait. */
function Wait({ queue }: { queue: QueueShown }): ReactNode {
  const { t } = useWords();
  // What took minutes an hour ago says nothing where nobody is there; its row says so already.
  if (queue.online === 0) return "–";
  if (queue.p50 === null || queue.p90 === null) {
    return (
      <span className="why">
        –<small>{t("live-too-few")}</small>
      </span>
    );
  }
  const range = minutes(queue.p50, queue.p90);
  if (!range) return t("live-no-wait");
  return range.from === 0
    ? t("live-within", { count: range.to })
    : t("live-between", { from: range.from, to: range.to });
}

function Clock({ since }: { since: string }): ReactNode {
  const seconds = useSecondsSince(since);
  return <span className={`t ${level(seconds)}`}>{clock(seconds)}</span>;
}

function Bar({ queue, axis, width }: Omit<RowProps, "go">): ReactNode {
  const x = (seconds: number) => place(seconds, axis.end, EDGE, width - EDGE);
  const color = TONES[tone(queue, LIMIT)];
  const { p50, p90 } = queue;
  return (
    <svg width={width} height="28" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <path key={tick} d={`M${x(tick)} 4v20`} stroke="var(--line)" />
      ))}
      {queue.online > 0 && p50 !== null && p90 !== null && (
        <>
          <rect x={x(p50)} y="9" width={Math.max(6, x(p90) - x(p50))} height="10" rx="5" fill={color} opacity=".28" />
          <rect x={x(p50) - 1.5} y="6" width="3" height="16" rx="1.5" fill={color} />
        </>
      )}
      {queue.longest_since && <Circle since={queue.longest_since} x={x} end={axis.end} />}
    </svg>
  );
}

/** The one who waits longest moves along; beyond the axis she is an arrow at its end. */
function Circle({ since, x, end }: { since: string; x: (seconds: number) => number; end: number }): ReactNode {
  const seconds = useSecondsSince(since);
  const at = x(seconds);
  if (seconds > end) {
    return (
      <path d={`M${at - 7} 9l5 5l-5 5`} fill="none" stroke="var(--ink)" strokeWidth="1.75" strokeLinecap="round" />
    );
  }
  return <circle cx={at} cy="14" r="3.5" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.5" />;
}
