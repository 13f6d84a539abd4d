// What a report of the floor says, worked out. Pure; seconds throughout, `now` by the server's clock.

import type { Hour, LiveReport, OnShift, QueueShown, RatingsShown } from "../types.gen";

/** How old a report may be before the page says so in amber. */
export const STALE = 10;
/** A shift begins to be shown at the latest here, and ends at the earliest there, so that a quiet day has a shape. */
const MORNING = 8;
const EVENING = 20;
const HOUR_MS = 3_600_000;

export function secondsSince(at: string, now: number): number {
  return Math.max(0, Math.floor(now - Date.parse(at) / 1000));
}

/** Everybody in a queue, since when the first of them, and how many wait for the agent who has them. */
export function waiting(report: LiveReport): { count: number; since: string | null; withAgents: number } {
  const since = report.queues.flatMap((queue) => queue.longest_since ?? []).sort();
  return {
    count: report.queues.reduce((sum, queue) => sum + queue.waiting, 0),
    since: since[0] ?? null,
    withAgents: report.on_shift.reduce((sum, one) => sum + one.waits.length, 0),
  };
}

/** The mean of the ratings and how many there are; no mean of none. */
export function rated({ scores }: RatingsShown): { mean: number | null; count: number } {
  const count = scores.reduce((sum, each) => sum + each, 0);
  const points = scores.reduce((sum, each, index) => sum + each * (index + 1), 0);
  return { mean: count ? points / count : null, count };
}

/** Who is on shift now and how much they carry; those who are away or gone add nothing to what can be taken. */
export function shift(people: readonly OnShift[]): { online: number; load: number; capacity: number } {
  const online = people.filter((one) => one.status === "online");
  return {
    online: online.length,
    load: online.reduce((sum, one) => sum + one.load, 0),
    capacity: online.reduce((sum, one) => sum + one.capacity, 0),
  };
}

const RANK = { online: 0, away: 1, offline: 2 } as const;

/** Those whose customers wait longest first, then those who are here, then the rest. */
export function inOrder(people: readonly OnShift[]): OnShift[] {
  const oldest = (one: OnShift) => Date.parse(oldestWait(one) ?? "9999-01-01");
  return [...people].sort(
    (a, b) => oldest(a) - oldest(b) || RANK[a.status] - RANK[b.status] || a.agent.name.localeCompare(b.agent.name),
  );
}

export function oldestWait(one: OnShift): string | null {
  return [...one.waits].sort()[0] ?? null;
}

export type Tone = "calm" | "wait" | "late";

/** Half of those who come wait past the promise: late. One in ten does: warm. */
export function tone(queue: QueueShown, limit: number): Tone {
  if ((queue.p50 ?? 0) >= limit) return "late";
  return (queue.p90 ?? 0) >= limit ? "wait" : "calm";
}

/** An hour to be drawn; `number` is which of the day, `then` how many came in it last week. */
export type DayHour = Hour & { number: number; past: boolean; then: number | null };

/** The hours to draw, without gaps: from the first with somebody in it to the evening, and which of them is now. */
export function daylight(report: LiveReport): { hours: DayHour[]; now: number } {
  const first = new Date(report.hours[0]?.at ?? report.at);
  const midnight = new Date(first).setHours(0, 0, 0, 0);
  const byStart = new Map(report.hours.map((hour) => [Date.parse(hour.at), hour]));
  const index = (at: number) => Math.floor((at - midnight) / HOUR_MS);
  const then = report.last_week?.came;
  const busy = report.hours.filter((hour) => hour.came > 0).map((hour) => index(Date.parse(hour.at)));
  busy.push(...(then ?? []).flatMap((came, number) => (came > 0 ? number : [])));
  const now = index(Date.parse(report.at));
  const from = Math.min(MORNING, now, ...busy);
  const to = Math.max(EVENING, now, ...busy);
  const hours = [];
  for (let each = Math.max(0, from); each <= Math.min(24, to); each += 1) {
    const at = midnight + each * HOUR_MS;
    const known = byStart.get(at);
    const none = { at: new Date(at).toISOString(), came: 0, assistant: 0, agent: 0 };
    hours.push({ ...none, ...known, number: each, past: each <= now, then: then ? (then[each] ?? 0) : null });
  }
  return { hours, now: now - Math.max(0, from) };
}

/** The assistant's part of those who were answered, in the hours worth a label: the fullest, and the newest unless it
    stands beside that. */
export function shares(hours: readonly Hour[]): Map<number, number> {
  const answered = hours.map((hour) => hour.assistant + hour.agent);
  const fullest = answered.indexOf(Math.max(...answered));
  const newest = answered.findLastIndex((count) => count > 0);
  const shown = new Map<number, number>();
  for (const index of newest - fullest === 1 ? [fullest] : [fullest, newest]) {
    const of = answered[index] ?? 0;
    if (of > 0) shown.set(index, (hours[index]?.assistant ?? 0) / of);
  }
  return shown;
}

/** Nothing has happened on this day yet, and nobody waits from before. */
export function isEmpty(report: LiveReport): boolean {
  return report.longest.length === 0 && report.hours.every((hour) => hour.came === 0) && waiting(report).count === 0;
}
