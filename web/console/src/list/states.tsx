// The list when there is nothing in it, or not yet.

import type { ReactNode } from "react";
import type { Desk } from "../desk";
import type { State } from "../state";
import { useWords } from "../words";

export function Empty({ desk, state }: { desk: Desk; state: State }): ReactNode {
  const { t } = useWords();
  const unassigned = state.counts?.unassigned ?? 0;
  return (
    <div className="empty">
      <b>{t(`empty-${state.view}`)}</b>
      <span>
        {t(`empty-${state.view}-next`, { unassigned })}
        {state.view === "mine" && unassigned > 0 && (
          <>
            {" "}
            <span className="together">
              <button type="button" className="go" onClick={() => desk.show("unassigned")}>
                {t("empty-mine-go")}
              </button>{" "}
              <kbd>G</kbd> <kbd>U</kbd>
            </span>
          </>
        )}
      </span>
    </div>
  );
}

export function EmptyFiltered({ clear }: { clear: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <div className="empty">
      <b>{t("empty-filtered")}</b>
      <span>{t("empty-filtered-next")}</span>
      <button type="button" className="go" onClick={clear}>
        {t("filter-clear")}
      </button>
    </div>
  );
}

/** Stands in the real row's place, and only when it takes longer than one notices. */
export function Skeleton(): ReactNode {
  const { t } = useWords();
  return (
    <div className="skeleton" role="status" aria-label={t("list-loading")}>
      {[40, 32, 46].map((width) => (
        <div className="conv" key={width}>
          <span className="av" />
          <span className="what">
            <i style={{ width: `${width}%` }} />
            <i style={{ width: `${width + 36}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}
