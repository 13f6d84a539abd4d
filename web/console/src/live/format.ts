// Numbers and times of the floor as people of a language read them.

import { clock } from "../waiting";
import type { Locale } from "../words";

/** Seconds read well up to here; beyond, minutes do. */
const SECONDS_UP_TO = 100;

export interface FloorForms {
  /** A share of one, in per cent, without its sign. */
  share(value: number): string;
  /** The same with its sign. */
  percent(value: number): string;
  mean(value: number): string;
  count(value: number): string;
  /** A difference, with its sign. */
  change(value: number): string;
  weekday(at: string): string;
  hour(at: string): string;
  head(at: string): string;
  zone(at: string): string;
}

/** How long, as a number and whether its unit is still to be said: `42` seconds, but `2:36`. */
export function span(seconds: number): { value: string; unit: boolean } {
  const whole = Math.max(0, Math.round(seconds));
  return whole < SECONDS_UP_TO ? { value: String(whole), unit: true } : { value: clock(whole), unit: false };
}

/** From one minute to another as `3–8`; null when nobody has to wait a whole minute. */
export function minutes(p50: number, p90: number): { from: number; to: number } | null {
  const from = Math.floor(p50 / 60);
  const to = Math.ceil(p90 / 60);
  return to < 1 ? null : { from, to: Math.max(from, to) };
}

export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

export function floorForms(locale: Locale, timeZone?: string): FloorForms {
  const zone = timeZone ? { timeZone } : {};
  const share = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const mean = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const count = new Intl.NumberFormat(locale);
  const change = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", ...zone });
  const hour = new Intl.DateTimeFormat("en-GB", { hour: "numeric", hourCycle: "h23", ...zone });
  const day = new Intl.DateTimeFormat(locale, { weekday: "short", month: "short", day: "numeric", ...zone });
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...zone });
  const offset = new Intl.DateTimeFormat("en", { timeZoneName: "shortOffset", ...zone });
  return {
    share: (value) => share.format(value * 100),
    percent: (value) => percent.format(value),
    mean: (value) => mean.format(value),
    count: (value) => count.format(value),
    change: (value) => change.format(value).replace("-", "−"),
    weekday: (at) => weekday.format(new Date(at)),
    hour: (at) => String(Number(hour.format(new Date(at)))),
    head: (at) => `${day.format(new Date(at))} ${time.format(new Date(at))}`,
    zone: (at) => {
      const part = offset.formatToParts(new Date(at)).find((each) => each.type === "timeZoneName");
      return (part?.value ?? "UTC").replace(/^GMT(\+0$)?/, "UTC");
    },
  };
}
