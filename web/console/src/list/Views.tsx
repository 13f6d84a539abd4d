// The views of the list with what each holds.

import type { KeyboardEvent, ReactNode } from "react";
import type { Desk } from "../desk";
import { Icon, type IconName } from "../icons";
import type { State } from "../state";
import { useWords } from "../words";
import { VIEWS, type View } from "./order";

/** Seldom looked at: a sign and a number do. */
const SIGNS: Partial<Record<View, IconName>> = { snoozed: "moon", resolved: "check" };

export function Views({ desk, state }: { desk: Desk; state: State }): ReactNode {
  const { t } = useWords();
  const turn = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 0 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (step === 0) {
      document.querySelector<HTMLElement>("#rows .conv")?.focus();
      return;
    }
    const view = VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length] ?? "mine";
    desk.show(view);
    document.getElementById(`view-${view}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={t("list-tools")} onKeyDown={turn}>
      {VIEWS.map((view) => (
        <button
          key={view}
          id={`view-${view}`}
          type="button"
          role="tab"
          className={SIGNS[view] ? "sign" : ""}
          // A search looks everywhere: none of them is shown meanwhile.
          aria-selected={view === state.view && !state.searching}
          aria-controls="rows"
          tabIndex={view === state.view ? 0 : -1}
          title={SIGNS[view] ? t(`view-${view}`) : undefined}
          onClick={() => desk.show(view)}
        >
          {SIGNS[view] ? (
            <>
              <Icon name={SIGNS[view]} />
              <span className="sr">{t(`view-${view}`)}</span>
            </>
          ) : (
            t(`view-${view}`)
          )}
          <span className="count">{view === "resolved" ? "" : (state.counts?.[view] ?? "")}</span>
        </button>
      ))}
    </div>
  );
}
