// The few numbers that matter now; each opens what it counts, where there is something to open.

import { type ReactNode, useId } from "react";
import { useSecondsSince } from "../second";
import type { LiveReport } from "../types.gen";
import { clock, level } from "../waiting";
import { useWords } from "../words";
import { Explained } from "./Explained";
import { type FloorForms, span } from "./format";
import type { Go } from "./go";
import { rated, shift, waiting } from "./report";

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
      <FirstResponse report={report} />
      <AloneFigure report={report} forms={forms} />
      <RatingsFigure report={report} forms={forms} />
      <ShiftFigure report={report} forms={forms} />
    </section>
  );
}

interface FigureProps {
  label: ReactNode;
  value: ReactNode;
  unit?: string | undefined;
  /** Opens what is counted. */
  open?: { does: () => void; says: string } | undefined;
  children: ReactNode;
}

function Figure({ label, value, unit, open, children }: FigureProps): ReactNode {
  const says = useId();
  const shown = (
    <>
      {value}
      {unit && <small>{unit}</small>}
    </>
  );
  return (
    <div className="kpi">
      <h2 className="label">{label}</h2>
      {open ? (
        <button type="button" className="v" onClick={open.does} title={open.says} aria-describedby={says}>
          {shown}
          <span className="sr" id={says}>
            {open.says}
          </span>
        </button>
      ) : (
        <div className="v">{shown}</div>
      )}
      <div className="c">{children}</div>
    </div>
  );
}

function Waiting({ report, forms, go }: Props): ReactNode {
  const { t } = useWords();
  const { count, since, withAgents } = waiting(report);
  return (
    <Figure
      label={t("live-waiting")}
      value={forms.count(count)}
      unit={t("live-people", { count })}
      open={count > 0 ? { does: go.waiting, says: t("live-open-waiting") } : undefined}
    >
      {since ? <Longest since={since} report={report} go={go} /> : t("live-nobody-waits")}
      {withAgents > 0 && (
        <>
          {" "}
          · <span>{t("live-with-agents", { count: withAgents })}</span>
        </>
      )}
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

function FirstResponse({ report }: { report: LiveReport }): ReactNode {
  const { t } = useWords();
  const { first_response_p50: p50, first_response_p90: p90 } = report;
  if (p50 === null) {
    return (
      <Figure label={t("live-first")} value="–">
        {t("live-first-none")}
      </Figure>
    );
  }
  const half = span(p50);
  const most = p90 === null ? null : span(p90);
  return (
    <Figure label={t("live-first")} value={half.value} unit={half.unit ? t("live-seconds") : undefined}>
      {most && t("live-p90", { time: most.unit ? `${most.value} ${t("live-seconds")}` : most.value })}
    </Figure>
  );
}

function AloneFigure({ report, forms }: { report: LiveReport; forms: FloorForms }): ReactNode {
  const { t } = useWords();
  const { solved, of } = report.alone;
  return (
    <Figure
      label={<Explained says={t("live-alone-means")}>{t("live-alone")}</Explained>}
      value={of ? forms.share(solved / of) : "–"}
      unit={of ? "%" : undefined}
    >
      {of ? `${forms.count(solved)} / ${forms.count(of)}` : t("live-alone-none")}
    </Figure>
  );
}

function RatingsFigure({ report, forms }: { report: LiveReport; forms: FloorForms }): ReactNode {
  const { t } = useWords();
  const { mean, count } = rated(report.ratings);
  const { asked } = report.ratings;
  return (
    <Figure
      label={t("live-ratings")}
      value={mean === null ? "–" : forms.mean(mean)}
      unit={mean === null ? undefined : "/ 5"}
    >
      {asked
        ? t("live-rated", { count, asked, share: forms.percent(Math.min(1, count / asked)) })
        : t("live-rated-none")}
    </Figure>
  );
}

function ShiftFigure({ report, forms }: { report: LiveReport; forms: FloorForms }): ReactNode {
  const { t } = useWords();
  const { online, away, load, capacity } = shift(report.on_shift);
  return (
    <Figure label={t("live-shift")} value={forms.count(online)} unit={t("live-people", { count: online })}>
      {online === 0 ? t("live-shift-none") : t("live-load", { load, capacity })}
      {away > 0 && (
        <>
          {" "}
          · <span>{t("live-away", { count: away })}</span>
        </>
      )}
    </Figure>
  );
}
