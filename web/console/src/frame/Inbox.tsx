// The conversations: list, thread, and what stands beside it.

import { type ReactNode, useEffect, useState } from "react";
import { List } from "../list/List";
import { Side } from "../thread/side/Side";
import { Thread } from "../thread/Thread";
import { Trouble } from "../Trouble";
import { useWords } from "../words";
import type { PageProps } from "./page";
import { useCommands } from "./useCommand";

export function Inbox({ desk, state }: PageProps): ReactNode {
  const { t } = useWords();
  const [side, setSide] = useState(false);
  useEffect(() => setSide(false), [state.open]);
  useCommands({ side: () => setSide((shown) => !shown) });
  const row = state.open ? state.rows.get(state.open) : undefined;
  return (
    <>
      <List desk={desk} state={state} />
      {row ? (
        <>
          <Thread desk={desk} state={state} row={row} showSide={() => setSide(true)} />
          <Side desk={desk} state={state} row={row} shown={side} close={() => setSide(false)} />
        </>
      ) : (
        <main className={state.open ? "thread none" : "thread none idle"}>
          {!state.open && (
            <div className="empty">
              <b>{t("thread-none")}</b>
              <span>{t("thread-none-hint")}</span>
            </div>
          )}
          {state.detailFault?.status === 404 && (
            <div className="empty" role="alert">
              <b>{t("thread-gone")}</b>
              <span>{t("thread-gone-next")}</span>
              <button type="button" className="go" onClick={() => desk.open(null)}>
                {t("back")}
              </button>
            </div>
          )}
          {state.detailFault && state.detailFault.status !== 404 && (
            <Trouble words="thread-failed" fault={state.detailFault} again={() => desk.reload()} />
          )}
        </main>
      )}
    </>
  );
}
