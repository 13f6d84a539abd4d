// Returns, exchanges, claims and promises: a list of those that wait, and beside it the one that is open.

import "../look/cases.css";
import "../look/settings.css";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { PageProps } from "../frame/page";
import { Icon } from "../icons";
import { go } from "../route";
import { Trouble } from "../Trouble";
import { useWords } from "../words";
import { CaseList } from "./CaseList";
import { CaseShown } from "./CaseShown";
import { type Cases, useCases, type View, VIEWS } from "./useCases";

export default function CasesPage({ desk, state, open }: PageProps & { open: string | null }): ReactNode {
  const { t } = useWords();
  const [view, setView] = useState<View>(open ? "open" : "waiting");
  const online = state.link.is === "online";
  const cases = useCases(desk, view, online);
  return (
    <main className={`page cases${open ? " opened" : ""}`} aria-labelledby="cases-title">
      <Top view={view} show={setView} cases={cases} />
      <div className="cases-body">
        <section className="cases-list" aria-label={t(`cases-${view}`)}>
          {cases.fault && <Trouble words="cases-failed" fault={cases.fault} again={cases.again} />}
          {!cases.rows && !cases.fault && <Skeleton />}
          {cases.rows && <CaseList rows={cases.rows} view={view} open={open} />}
          {cases.more && (
            <p className="further">
              <Button onClick={cases.further}>{t("more")}</Button>
            </p>
          )}
        </section>
        <div className="cases-beside">
          {open && (
            <Button type="text" className="cases-back" onClick={() => go({ page: "cases", open: null })}>
              <Icon name="left" size="s" />
              {t("back")}
            </Button>
          )}
          {open ? (
            <CaseShown key={open} desk={desk} id={open} online={online} moved={cases.again} />
          ) : (
            Boolean(cases.rows?.length) && <p className="cases-hint">{t("cases-none-open")}</p>
          )}
        </div>
      </div>
    </main>
  );
}

function Top({ view, show, cases }: { view: View; show: (view: View) => void; cases: Cases }): ReactNode {
  const { t } = useWords();
  return (
    <header className="wh">
      <h1 id="cases-title">{t("cases-title")}</h1>
      <div className="views" role="group" aria-label={t("cases-views")}>
        {VIEWS.map((each) => {
          const count = each === "closed" ? 0 : (cases.numbers?.[each] ?? 0);
          return (
            <button key={each} type="button" aria-pressed={each === view} onClick={() => show(each)}>
              {t(`cases-${each}`)}
              {count > 0 && <span className="num">{count}</span>}
            </button>
          );
        })}
      </div>
    </header>
  );
}

function Skeleton(): ReactNode {
  const { t } = useWords();
  return (
    <div className="skeleton" role="status" aria-label={t("list-loading")}>
      {[62, 84, 71, 55].map((width) => (
        <div key={width}>
          <i style={{ width: `${width}%` }} />
          <i style={{ width: `${width / 2}%` }} />
        </div>
      ))}
    </div>
  );
}
