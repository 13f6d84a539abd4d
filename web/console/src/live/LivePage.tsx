// The floor at this moment, for supervisors: who waits and how long, who is here, how the day goes.

import "../look/live.css";
import { type ReactNode, useMemo } from "react";
import type { PageProps } from "../frame/page";
import { Icon } from "../icons";
import { go as goTo } from "../route";
import { Trouble } from "../Trouble";
import type { LiveReport } from "../types.gen";
import { clock } from "../waiting";
import { useWords } from "../words";
import { Answered, Ratings } from "./Answered";
import { Arrivals } from "./Arrivals";
import { Figures } from "./Figures";
import { type FloorForms, floorForms, zoneHere } from "./format";
import type { Go } from "./go";
import { Longest, Shift } from "./People";
import { Queues } from "./Queues";
import { daylight, isEmpty, STALE } from "./report";
import { Topics } from "./Topics";
import { type Live, useLive } from "./useLive";

export default function LivePage({ desk, state }: PageProps): ReactNode {
  const { locale } = useWords();
  const live = useLive({ desk, state });
  const forms = useMemo(() => floorForms(locale, zoneHere()), [locale]);
  const go = useMemo<Go>(() => {
    return {
      conversation: (id) => goTo({ page: "inbox", open: id }),
      waiting: () => {
        desk.show("unassigned");
        goTo({ page: "inbox", open: null });
      },
      behind: (figure, says) => {
        desk.show("all", { figure, zone: zoneHere(), says, ids: new Set() });
        goTo({ page: "inbox", open: null });
      },
    };
  }, [desk]);
  return (
    <main className="page live" aria-labelledby="live-title">
      <Head live={live} forms={forms} />
      <Floor live={live} forms={forms} go={go} />
    </main>
  );
}

function Head({ live, forms }: { live: Live; forms: FloorForms }): ReactNode {
  const { t } = useWords();
  const { report } = live;
  return (
    <header className="wh">
      <h1 id="live-title">{t("live-title")}</h1>
      {report && (
        <>
          <span className="label num">
            {forms.head(report.at)} · {forms.zone(report.at)}
          </span>
          {report.last_week && <span className="label">{t("live-today-than", { day: forms.weekday(report.at) })}</span>}
          <Freshness live={live} />
        </>
      )}
    </header>
  );
}

/** How old what one sees is; amber as soon as that is not what is true now. */
function Freshness({ live }: { live: Live }): ReactNode {
  const { t } = useWords();
  const old = live.age > STALE || !live.online;
  const key = live.online ? "live-updated" : "live-updated-offline";
  return (
    <>
      <span className={`upd num${old ? " old" : ""}`} role={old ? "status" : undefined}>
        <Icon name="pulse" size="s" />
        {live.age < 60 ? t(key, { seconds: live.age }) : t(`${key}-long`, { time: clock(live.age) })}
      </span>
      {live.fault && (
        <button type="button" className="go jade" onClick={live.again}>
          {t("again")}
        </button>
      )}
    </>
  );
}

function Floor({ live, forms, go }: { live: Live; forms: FloorForms; go: Go }): ReactNode {
  const { report, fault, again } = live;
  if (report) return <Shown report={report} forms={forms} go={go} />;
  if (fault) return <Trouble words="live-failed" fault={fault} again={again} />;
  return <Skeleton />;
}

function Shown({ report, forms, go }: { report: LiveReport; forms: FloorForms; go: Go }): ReactNode {
  const { t } = useWords();
  const day = useMemo(() => daylight(report), [report]);
  return (
    <>
      <Figures report={report} forms={forms} go={go} />
      <div className="floor">
        <div className="wl">
          <Queues queues={report.queues} at={report.at} go={go} />
          {isEmpty(report) ? (
            <div className="empty first">
              <b>{t("live-empty")}</b>
              <span>{t("live-empty-next")}</span>
            </div>
          ) : (
            <div className="charts">
              <Arrivals report={report} hours={day.hours} now={day.now} forms={forms} go={go} />
              <div className="answers">
                <Answered hours={day.hours} forms={forms} />
                <Ratings ratings={report.ratings} forms={forms} go={go} />
              </div>
              <Topics report={report} forms={forms} go={go} />
            </div>
          )}
        </div>
        <aside className="wr" aria-label={t("live-people-label")}>
          <Longest rows={report.longest} go={go} />
          <Shift people={report.on_shift} go={go} rows={report.longest} />
        </aside>
      </div>
    </>
  );
}

const FIGURES = [0, 1, 2, 3, 4];
const LINES = [0, 1, 2, 3];

/** The page's own shape while it is read. */
function Skeleton(): ReactNode {
  const { t } = useWords();
  return (
    <div className="skeleton" role="status" aria-label={t("list-loading")}>
      <div className="kpis">
        {FIGURES.map((each) => (
          <div className="kpi" key={each}>
            <i style={{ width: 72 }} />
            <i className="v" style={{ width: 56 }} />
            <i style={{ width: 120 }} />
          </div>
        ))}
      </div>
      <div className="floor">
        <div className="wl">
          {LINES.map((each) => (
            <i key={each} className="line" />
          ))}
        </div>
        <aside className="wr">
          {LINES.map((each) => (
            <i key={each} className="line" />
          ))}
        </aside>
      </div>
    </div>
  );
}
