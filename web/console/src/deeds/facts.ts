// What a decision was made on, in words; what says nothing is left out.

import type { Facts } from "../types.gen";
import { type Forms, keyPart, type Words } from "../words";

export function factsOf(
  facts: Facts,
  { t, find }: Words,
  { money }: Forms,
  span: (hours: number) => string,
): [string, string][] {
  const { actor, action, order, history } = facts;
  const currency = action.currency || order?.currency || "";
  const ago = (hours: number) => t("deeds-fact-ago", { time: span(hours) });
  const lines: [string, string][] = [
    [t("deeds-fact-hand"), t(`hand-${actor.hand}`)],
    [t("deeds-fact-level"), t(`deeds-fact-level-${actor.level}`)],
  ];
  const sum = (name: string, amount: number | undefined) => {
    if (amount && currency) lines.push([name, money({ amount, currency })]);
  };
  sum(t("deeds-fact-amount"), action.amount);
  sum(t("deeds-fact-charge"), action.charge);
  if (order) {
    lines.push([t("deeds-fact-status"), find(`order-${keyPart(order.status)}`) ?? t("order-other")]);
    sum(t("deeds-fact-total"), order.total);
    if (order.age_hours !== null) lines.push([t("deeds-fact-age"), ago(order.age_hours)]);
    if ((order.delivered_hours ?? -1) >= 0) lines.push([t("deeds-fact-delivered"), ago(order.delivered_hours ?? 0)]);
  }
  sum(t("deeds-fact-refunded"), history?.order_refunded);
  sum(t("deeds-fact-compensated"), history?.order_compensated);
  sum(t("deeds-fact-customer-compensated"), history?.customer_compensated);
  return lines;
}
