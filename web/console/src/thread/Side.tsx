// Beside the thread: who the customer is, her orders, and what was done for her.

import { Button } from "antd";
import type { ReactNode } from "react";
import { Avatar, useContactName } from "../chips";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import type { State } from "../state";
import { BLANK } from "./thread";
import { Trouble } from "../Trouble";
import type { DeedShown, Order, Parcel, StaffEntry, Summary } from "../types.gen";
import { keyPart, useForms, useWords } from "../words";

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
  const entries = (state.threads.get(row.id) ?? BLANK).entries;
  return (
    <aside
      className={`side${shown ? " shown" : ""}`}
      aria-label={t("side-label")}
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      {shown && (
        <span className="only-narrow close">
          <Button type="text" autoFocus icon={<Icon name="close" />} aria-label={t("close")} onClick={close} />
        </span>
      )}
      <Customer row={row} />
      {state.detailFault && <Trouble words="detail-failed" fault={state.detailFault} again={() => desk.reload()} />}
      {detail && (
        <>
          <Orders orders={(detail.orders ?? []).map((shown) => shown.order)} verified={row.contact.verified} />
          <Deeds deeds={detail.deeds} entries={entries} />
        </>
      )}
    </aside>
  );
}

function Customer({ row }: { row: Summary }): ReactNode {
  const { t, find } = useWords();
  const forms = useForms();
  const name = useContactName()(row);
  const { verified } = row.contact;
  return (
    <section className="sec-b">
      <div className="cust">
        <Avatar name={name} size="lg" />
        <div>
          <h3 className="trunc">{name}</h3>
          <div className={`label ${verified ? "ok" : ""}`}>
            {verified && <Icon name="check" size="s" />}
            {t(verified ? "verified" : "unverified")}
          </div>
        </div>
      </div>
      <div className="label">
        {t("customer-language", { language: find(`locale-${row.locale}`) ?? row.locale })} ·{" "}
        {t("came-at", { at: forms.stamp(row.created_at) })}
      </div>
    </section>
  );
}

function Orders({ orders, verified }: { orders: Order[]; verified: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <section className="sec-b">
      <h4 className="sec-h">
        {t("orders")}
        {orders.length > 0 && <span className="num">{orders.length}</span>}
      </h4>
      {orders.length === 0 && <p className="mut">{t(verified ? "orders-none" : "orders-visitor")}</p>}
      {orders.map((order, index) => (
        <Order key={order.id} order={order} open={index === 0} />
      ))}
    </section>
  );
}

function Order({ order, open }: { order: Order; open: boolean }): ReactNode {
  const { t, find } = useWords();
  const forms = useForms();
  return (
    <details className="ord" open={open}>
      <summary>
        <span className="trunc num">{order.id}</span>
        <span className="sp" />
        <span className="chip">{find(`order-${keyPart(order.status)}`) ?? order.status}</span>
        <Icon name="down" size="s" />
      </summary>
      <ul className="items">
        {order.items.map((item, index) => (
          <li key={`${item.title} ${index}`}>
            <span>{item.quantity > 1 ? `${item.title} × ${item.quantity}` : item.title}</span>
            <span className="num">{forms.money(item.price)}</span>
          </li>
        ))}
        <li className="sum">
          <span className="label">{t("placed-at", { at: forms.stamp(order.placed_at) })}</span>
          <span className="num">{forms.money(order.total)}</span>
        </li>
      </ul>
      {order.parcels.map((parcel) => (
        <ParcelShown key={parcel.tracking} parcel={parcel} />
      ))}
    </details>
  );
}

const NEWEST = 3;

function ParcelShown({ parcel }: { parcel: Parcel }): ReactNode {
  const { t, find } = useWords();
  const events = [...parcel.events].sort((a, b) => b.at.localeCompare(a.at));
  const earlier = events.slice(NEWEST);
  return (
    <div className="parcel">
      <div className="label num">
        {[parcel.carrier || t("parcel"), parcel.tracking].filter(Boolean).join(" ")} ·{" "}
        {find(`parcel-${keyPart(parcel.status)}`) ?? parcel.status}
      </div>
      {events.length === 0 && <p className="label">{t("parcel-no-events")}</p>}
      <Events events={events.slice(0, NEWEST)} newest />
      {earlier.length > 0 && (
        <details>
          <summary className="label">{t("parcel-more", { count: earlier.length })}</summary>
          <Events events={earlier} />
        </details>
      )}
    </div>
  );
}

function Events({ events, newest = false }: { events: Parcel["events"]; newest?: boolean }): ReactNode {
  const forms = useForms();
  return (
    <ol className="deeds">
      {events.map((event, index) => (
        <li key={`${event.at} ${event.text}`}>
          <i className={`k${newest && index === 0 ? " ok" : ""}`} />
          <div>
            {event.text}
            {event.place && <small>{event.place}</small>}
          </div>
          <time dateTime={event.at}>{forms.stamp(event.at)}</time>
        </li>
      ))}
    </ol>
  );
}

const MARKS: Record<string, string> = { done: "ok", refused: "stop", declined: "", void: "", unknown: "risk" };

function Deeds({ deeds, entries }: { deeds: DeedShown[]; entries: readonly StaffEntry[] }): ReactNode {
  const { t, find } = useWords();
  const forms = useForms();
  const titles = titlesOf(entries);
  return (
    <section className="sec-b">
      <h4 className="sec-h">{t("deeds")}</h4>
      {deeds.length === 0 && <p className="mut">{t("deeds-none")}</p>}
      <ol className="deeds">
        {deeds.map((deed) => (
          <li key={deed.id}>
            <i className={`k ${MARKS[deed.state] ?? "now"}`} />
            <div>
              {titles.get(deed.id) ?? deed.title}
              <small className={deed.state}>
                {find(`deed-${keyPart(deed.state)}`) ?? deed.state}
                {deed.reason && ` · ${find(`reason-${keyPart(deed.reason)}`) ?? deed.reason}`}
              </small>
              {deed.order && <small className="num">{deed.order}</small>}
            </div>
            <time dateTime={deed.at}>{forms.brief(deed.at)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A deed is called here what the customer was told it is. */
function titlesOf(entries: readonly StaffEntry[]): Map<string, string> {
  const offers = entries.flatMap((entry) => entry.parts).filter((part) => part.type === "offer");
  return new Map(offers.map((offer) => [offer.deed, offer.title]));
}
