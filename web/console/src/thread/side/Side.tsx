// Beside the thread: who the customer is, her orders, what was done for her, her files, and what was before.

import { type ReactNode, useEffect, useRef } from "react";
import type { Desk } from "../../desk";
import { Icon } from "../../icons";
import type { State } from "../../state";
import { Trouble } from "../../Trouble";
import type { Summary } from "../../types.gen";
import { useWords } from "../../words";
import { Room } from "../Room";
import { BLANK } from "../entries";
import { Actions } from "./Actions";
import { Customer } from "./Customer";
import { Deeds } from "./Deeds";
import { FilesOfThread } from "./Files";
import { Orders } from "./Orders";
import { Past } from "./Past";
import { Section } from "./Section";

interface Props {
  desk: Desk;
  state: State;
  row: Summary;
  shown: boolean;
  close: () => void;
}

export function Side({ desk, state, row, shown, close }: Props): ReactNode {
  const { t } = useWords();
  const detail = state.details.get(row.id);
  const { entries } = state.threads.get(row.id) ?? BLANK;
  const shut = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (shown) shut.current?.focus();
  }, [shown]);
  return (
    <Room desk={desk} state={state} row={row}>
      {shown && <div className="veil" onClick={close} aria-hidden="true" />}
      <aside
        className={`side${shown ? " shown" : ""}`}
        aria-label={t("side-label")}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !shown || event.defaultPrevented) return;
          event.preventDefault();
          close();
        }}
      >
        <span className="only-narrow close">
          <button ref={shut} type="button" className="ib" aria-label={t("close")} onClick={close}>
            <Icon name="close" />
          </button>
        </span>
        <Customer key={row.id} desk={desk} row={row} contact={detail?.contact ?? null} />
        {state.detailFault && <Trouble words="detail-failed" fault={state.detailFault} again={() => desk.reload()} />}
        {!detail && !state.detailFault && <Skeleton />}
        {detail && (
          <>
            <Orders orders={detail.orders} contact={detail.contact} again={() => desk.reload()} />
            <Deeds desk={desk} row={row} detail={detail} entries={entries} />
            <FilesOfThread entries={entries} />
            {detail.actions.length > 0 && (
              <Section name="account" title={t("account")}>
                <Actions order={null} actions={detail.actions} />
              </Section>
            )}
            <Past earlier={detail.earlier} open={(id, seq) => desk.open(id, seq)} close={close} />
          </>
        )}
      </aside>
    </Room>
  );
}

function Skeleton(): ReactNode {
  const { t } = useWords();
  return (
    <div className="sec-b skeleton" role="status" aria-label={t("list-loading")}>
      {[30, 82, 64, 74].map((width) => (
        <i key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
