// Where things stand on an axis. Pure: seconds or counts in, positions and ticks out.

const MINUTE = 60;
const STEPS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 1440].map((minutes) => minutes * MINUTE);
/** Waits beyond this stand at the edge, else one forgotten conversation would flatten every bar. */
const MOST = 60 * MINUTE;
const PARTS = 3;

/** The axis of waits: `end` in seconds, `ticks` from 0 to it. */
export interface WaitAxis {
  end: number;
  ticks: number[];
}

/** An axis of three equal parts on round minutes that holds the intervals, and the longest waits up to an hour. */
export function waitAxis(p90s: readonly (number | null)[], longest: readonly number[]): WaitAxis {
  const waits = longest.map((wait) => Math.min(wait, MOST));
  const most = Math.max(0, ...p90s.map((value) => value ?? 0), ...waits);
  const step = STEPS.find((each) => each * PARTS >= most) ?? Math.ceil(most / PARTS / 86_400) * 86_400;
  return { end: step * PARTS, ticks: Array.from({ length: PARTS + 1 }, (_, index) => index * step) };
}

/** Where a wait stands between two pixels; what lies beyond the axis stands at its end. */
export function place(value: number, end: number, from: number, to: number): number {
  const part = end > 0 ? Math.min(1, Math.max(0, value / end)) : 0;
  return from + part * (to - from);
}

/** Round ticks for counts, 0 included, at most `most` intervals, whole numbers only. */
export function countTicks(highest: number, most = 3): number[] {
  const rough = Math.max(1, highest) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough && Number.isInteger(each)) ??
      10 * power,
  );
  const parts = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: parts + 1 }, (_, index) => index * step);
}

/** A path through points, straight from one to the next. */
export function path(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join(" ");
}
