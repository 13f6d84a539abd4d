// How far a line of ours came: the server has it, her device has it, she has read it.

import type { Placed } from "./entries";

export type Receipt = "sent" | "delivered" | "read";

/** Up to which number the customer's device has the thread, and up to which she has read it. */
export interface Reach {
  delivered: number;
  read: number;
}

/** What came of an agent's message; null for lines nobody waits to see read. */
export function receiptOf(entry: Placed, reach: Reach): Receipt | null {
  if (entry.kind !== "message" || entry.author !== "agent" || entry.placeN === null) return null;
  if (entry.placeN <= reach.read) return "read";
  return entry.placeN <= reach.delivered ? "delivered" : "sent";
}

/** The furthest of what was fetched and what was pushed: neither goes back. */
export function furthest(...reaches: (Reach | undefined)[]): Reach {
  return {
    delivered: Math.max(0, ...reaches.map((reach) => Math.max(reach?.delivered ?? 0, reach?.read ?? 0))),
    read: Math.max(0, ...reaches.map((reach) => reach?.read ?? 0)),
  };
}
