// A floor for tests: 15:42 on a Saturday in UTC, two queues, three people.

import { row } from "../made";
import type { LiveReport } from "../types.gen";

export const AT = "2026-11-21T15:42:00.000000Z";

export function report(to: Partial<LiveReport> = {}): LiveReport {
  return {
    type: "live",
    at: AT,
    day: "2026-11-21",
    on_shift: [
      {
        agent: { id: "a", name: "Lin" },
        status: "online",
        reason: null,
        since: "2026-11-21T08:00:00Z",
        load: 3,
        capacity: 4,
        waits: ["2026-11-21T15:40:00Z", "2026-11-21T15:38:00Z"],
      },
      {
        agent: { id: "b", name: "Ann" },
        status: "away",
        reason: "meal",
        since: "2026-11-21T15:30:00Z",
        load: 1,
        capacity: 4,
        waits: [],
      },
      {
        agent: { id: "c", name: "Bo" },
        status: "online",
        reason: null,
        since: "2026-11-21T09:00:00Z",
        load: 0,
        capacity: 5,
        waits: [],
      },
    ],
    queues: [
      { team: null, online: 2, waiting: 2, longest_since: "2026-11-21T15:35:48Z", p50: 42, p90: 156 },
      {
        team: { id: "returns", name: "Returns" },
        online: 0,
        waiting: 1,
        longest_since: "2026-11-21T15:41:00Z",
        p50: null,
        p90: null,
      },
    ],
    overdue: { late: 1, soon: 0 },
    longest: [row("c1", { waiting_since: "2026-11-21T15:35:48Z", owner: "queue", agent: null })],
    first_response_p50: 42,
    first_response_p90: 156,
    alone: { solved: 72, of: 110 },
    ratings: { scores: [1, 0, 1, 2, 6], asked: 31 },
    hours: [
      { at: "2026-11-21T09:00:00.000000Z", came: 10, assistant: 7, agent: 3 },
      { at: "2026-11-21T14:00:00.000000Z", came: 30, assistant: 18, agent: 8 },
      { at: "2026-11-21T15:00:00.000000Z", came: 4, assistant: 1, agent: 1 },
    ],
    topics: [
      { topic: "parcel_status", title: "Where the parcel is", count: 14, before: 2, hot: true },
      { topic: "cancel_order", title: "Cancel order", count: 9, before: 12, hot: false },
      { topic: "invoice", title: "Invoice", count: 3, before: 0, hot: false },
    ],
    last_week: {
      day: "2026-11-14",
      came: [0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 24, 12, 10, 6, 0, 0, 0, 0, 0, 0],
      came_so_far: 40,
      first_response_p50: 58,
      alone: { solved: 60, of: 96 },
      ratings: [1, 1, 2, 2, 4],
    },
    ...to,
  };
}
