// The few numbers that matter now; each opens what it counts, where there is something to open.

import { type ReactNode, useId } from "react";
import { useSecondsSince } from "../second";
import type { LiveReport } from "../types.gen";
import { clock, LIMIT, level } from "../waiting";
import { useWords } from "../words";
import { Explained } from "./Explained";
import { type FloorForms, span } from "./format";
import type { Go } from "./go";
import { rated, waiting } from "./report";

interface Props {
  report: LiveReport;
  forms: FloorForms;
  go: Go;
}

export function Figures({ report, forms, go }: Props): ReactNode {
  const { t } = useWords();
  return (
    <section className="kpis" aria-label={t("live-figures")}>
      <Waiting report={report} forms={forms} go={go} />
      <FirstResponse report={report} forms={forms} go={go} />
      <AloneFigure report={report} forms={forms} go={go} />
      <RatingsFigure report={report} forms={forms} go={go} />
      <OverdueFigure report={report} forms={forms} go={go} />
    </section>
  );
}

interface FigureProps {
  label: ReactNode;
  children: ReactNode;
  below: ReactNode;
  /** The same last week; nothing where there was too little of it. */
  then?: ReactNode;
}

function Figure({ label, children, below, then }: FigureProps): ReactNode {
  return (
    <div className="kpi">
      <h2 className="label">{label}</h2>
      <div className="v">
        {children}
        {then && <span className="then">{then}</span>}
      </div>
      <div className="c">{below}</div>
    </div>
  );
}

interface OpensProps {
  /** What is counted; null where there is nothing to open. */
  does: (() => void) | null;
  className?: string;
  children: ReactNode;
}

/** A number that opens what it counts. */
export function Opens({ does, className = "", children }: OpensProps): ReactNode {
  const { t } = useWords();
  const says = useId();
  if (!does) return <span className={className}>{children}</span>;
  return (
    <button type="button" className={`go ${className}`} onClick={does} title={t("live-open-behind")} aria-describedby={says}>
      {children}
      <span className="sr" id={says}>
        {t("live-open-behind")}
      </span>
    </button>
  );
}

function Waiting({ report, forms, go }: Props): ReactNode {
  const { t } = useWords();
  const { count, since, withAgents } = waiting(report);
  return (
    <Figure
      label={t("live-waiting")}
      below={
        <>
          {since ? <Longest since={since} report={report} go={go} /> : t("live-nobody-waits")}
          {withAgents > 0 && (
            <>
              {" "}
              ·{" "}
              <Opens does={() => go.behind({ name: "with_agents" }, t("live-with-agents", { count: withAgents }))}>
                {t("live-with-agents", { count: withAgents })}
              </Opens>
            </>
          )}
        </>
      }
    >
      <Opens does={count > 0 ? go.waiting : null}>{forms.count(count)}</Opens>
      <small>{t("live-people", { count })}</small>
    </Figure>
  );
}

function Longest({ since, report, go }: { since: string; report: LiveReport; go: Go }): ReactNode {
  const { t } = useWords();
  const seconds = useSecondsSince(since);
  const row = report.longest.find((each) => each.waiting_since === since);
  const time = <span className={`t ${level(seconds)}`}>{clock(seconds)}</span>;
  return (
    <>
      {t("live-longest")}{" "}
      {row ? (
        <button type="button" className="go" onClick={() => go.conversation(row.id)} title={t("live-open")}>
          {time}
        </button>
      ) : (
        time
      )}
    </>
  );
}

/** How long those waited whom a person answered: an assistant's answer counts nowhere here. */
function FirstResponse({ report, forms, go }: Props): ReactNode {
  const { t } = useWords();
  const { first_response_p50: p50, first_response_p90: p90 } = report;
  const label = <Explained says={t("live-first-means")}>{t("live-first")}</Explained>;
  if (p50 === null) {
    return (
      <Figure label={label} below={t("live-first-none")}>
        –
      </Figure>
    );
  }
  const half = span(p50);
  const said = (seconds: number) => {
    const { value, unit } = span(seconds);
    return unit ? `${value} ${t("live-seconds")}` : value;
  };
  const then = report.last_week?.first_response_p50 ?? null;
  return (
    <Figure
      label={label}
      below={p90 !== null && t("live-p90", { time: said(p90) })}
      then={then !== null && t("live-then", { day: forms.weekday(report.at), value: said(then) })}
    >
      <Opens does={() => go.behind({ name: "answered" }, t("live-first-behind"))}>{half.value}</Opens>
      <small>{t(half.unit ? "live-seconds" : "live-clock")}</small>
    </Figure>
  );
}

function AloneFigure({ report, forms, go }: Props): ReactNode {
  const { t } = useWords();
  const { solved, of } = report.alone;
  const says = t("live-alone");
  const then = report.last_week?.alone;
  return (
    <Figure
      then={then && t("live-then", { day: forms.weekday(report.at), value: `${forms.share(then.solved / then.of)}%` })}
      label={<Explained says={t("live-alone-means")}>{says}</Explained>}
      below={
        of ? (
          <>
            {t("live-alone-of")}{" "}
            <Opens does={() => go.behind({ name: "ended" }, t("live-alone-ended"))}>
              {t("live-alone-count", { solved, of })}
            </Opens>
          </>
        ) : (
          t("live-alone-none")
        )
      }
    >
      {of ? (
        <>
          <Opens does={solved ? () => go.behind({ name: "alone" }, says) : null}>{forms.share(solved / of)}</Opens>
          <small>%</small>
        </>
      ) : (
        "–"
      )}
    </Figure>
  );
}

function RatingsFigure({ report, forms, go }: Props): ReactNode {
  const { t } = useWords();
  const { mean, count } = rated(report.ratings);
  const { asked } = report.ratings;
  const below = asked
    ? t("live-rated", { count, asked, share: forms.percent(Math.min(1, count / asked)) })
    : t("live-rated-none");
  const scores = report.last_week?.ratings;
  const then = scores ? rated({ scores, asked: 0 }).mean : null;
  return (
    <Figure
      label={t("live-ratings")}
      below={below}
      then={then !== null && t("live-then", { day: forms.weekday(report.at), value: forms.mean(then) })}
    >
      {mean === null ? (
        "–"
      ) : (
        <>
          <Opens does={() => go.behind({ name: "rated" }, t("live-rated-behind"))}>{forms.mean(mean)}</Opens>
          <small>/ 5</small>
        </>
      )}
    </Figure>
  );
}

function OverdueFigure({ report, forms, go }: Props): ReactNode {
  const { t } = useWords();
  const { late, soon } = report.overdue;
  const open = (name: "late" | "soon", count: number) =>
    count > 0 ? () => go.behind({ name }, `${t("live-overdue")} · ${t(`live-${name}`)}`) : null;
  return (
    <Figure label={t("live-overdue")} below={t("live-promise", { minutes: LIMIT / 60 })}>
      <Opens does={open("late", late)} className={late ? "late" : ""}>
        {forms.count(late)}
      </Opens>
      <small>{t("live-late")}</small>{" "}
      <Opens does={open("soon", soon)} className={soon ? "risk" : ""}>
        {forms.count(soon)}
      </Opens>
      <small>{t("live-soon")}</small>
    </Figure>
  );
}
