// Her orders: what is in them, where they are, what can be done, and beside the rest why not.

import { Button } from "antd";
import type { ReactNode } from "react";
import { Icon } from "../../icons";
import type { ContactShown, OrderShown } from "../../types.gen";
import { keyPart, useForms, useWords } from "../../words";
import { Picture, safe } from "../parts/Picture";
import { Actions } from "./Actions";
import { ParcelShown } from "./Parcel";
import { Section } from "./Section";

interface Props {
  orders: readonly OrderShown[] | null;
  contact: ContactShown;
  again: () => void;
}

export function Orders({ orders, contact, again }: Props): ReactNode {
  const { t } = useWords();
  return (
    <Section name="orders" title={t("orders")} count={orders?.length}>
      {orders === null && (
        <div className="empty trouble" role="alert">
          <b>{t("orders-unread")}</b>
          <span>{t("orders-unread-hint")}</span>
          <span className="row">
            <Button size="small" onClick={again}>
              {t("again")}
            </Button>
          </span>
        </div>
      )}
      {orders?.length === 0 && <Nothing visitor={contact.level === "visitor"} />}
      {orders?.map((shown, index) => (
        <Order key={shown.order.id} shown={shown} open={index === 0} />
      ))}
    </Section>
  );
}

/** A fact and one next step. */
function Nothing({ visitor }: { visitor: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <div className="empty">
      <span>{t(visitor ? "orders-visitor" : "orders-none")}</span>
      {visitor && <span className="mut">{t("orders-visitor-next")}</span>}
    </div>
  );
}

function Order({ shown: { order, actions }, open }: { shown: OrderShown; open: boolean }): ReactNode {
  const { t, find } = useWords();
  const forms = useForms();
  const url = order.url ? safe(order.url) : undefined;
  return (
    <details className="ord" open={open}>
      <summary>
        <span className="trunc num">{order.id}</span>
        <span className="sp" />
        <span className="chip">{find(`order-${keyPart(order.status)}`) ?? t("order-other")}</span>
        <Icon name="down" size="s" />
      </summary>
      <ul className="items">
        {order.items.map((item, index) => (
          <li key={`${item.title} ${index}`}>
            <Picture src={item.picture ?? null} icon="box" />
            <span className="trunc" title={item.title}>
              {item.title}
              {item.quantity > 1 && <span className="mut num"> × {item.quantity}</span>}
            </span>
            <span className="num">{forms.money({ ...item.price, amount: item.price.amount * item.quantity })}</span>
          </li>
        ))}
        {(["shipping", "discount"] as const).map((key) => {
          const value = order[key];
          return value?.amount ? (
            <li key={key} className="besides">
              <span className="label">{t(`order-${key}`)}</span>
              <span className="num">{forms.money(value)}</span>
            </li>
          ) : null;
        })}
        <li className="sum">
          <span className="label num">{t("placed-at", { at: forms.stamp(order.placed_at) })}</span>
          <span className="num">{forms.money(order.total)}</span>
        </li>
      </ul>
      {order.parcels.map((parcel) => (
        <ParcelShown key={parcel.tracking} parcel={parcel} />
      ))}
      <Actions order={order.id} actions={actions} />
      {url && (
        <a className="in-shop" href={url} target="_blank" rel="noreferrer">
          {t("order-in-shop")}
          <Icon name="right" size="s" />
        </a>
      )}
    </details>
  );
}
