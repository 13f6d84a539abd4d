// The way of a parcel in four steps, with the time of those that are over and a mark where it stopped.

import type { Parcel } from "../../types.gen";

export interface Stage {
  name: "label" | "transit" | "delivery" | "delivered";
  sign: "ok" | "now" | "bad" | "";
  at: string | null;
}

const NAMES = ["label", "transit", "delivery", "delivered"] as const;
const AT: Record<string, number> = {
  label_created: 0,
  in_transit: 1,
  out_for_delivery: 2,
  delivered: 3,
};
const STOPPED = new Set(["exception", "returned", "cancelled"]);

/** The carrier's reports, newest first. */
export function newestFirst(parcel: Parcel): Parcel["events"] {
  return parcel.events.toSorted((a, b) => b.at.localeCompare(a.at));
}

/** Where it is; a state this console does not know counts as on its way. */
export function stages(parcel: Parcel): Stage[] {
  const stopped = STOPPED.has(parcel.status);
  const events = newestFirst(parcel);
  const at = stopped ? 1 : (AT[parcel.status] ?? 1);
  const over = at === NAMES.length - 1;
  return NAMES.map((name, index) => ({
    name,
    sign: index < at || over ? "ok" : index > at ? "" : stopped ? "bad" : "now",
    at: index === 0 ? (events.at(-1)?.at ?? null) : index === at ? (events[0]?.at ?? null) : null,
  }));
}
