// How long a customer has waited, and what that looks like. Seconds throughout.

export type Level = "fresh" | "wait" | "risk" | "late";

export const LIMIT = 180;
const RISK = 100;
const WAIT = 60;

/** Which sign a wait of so many seconds gets. */
export function level(seconds: number): Level {
  if (seconds >= LIMIT) return "late";
  if (seconds >= RISK) return "risk";
  return seconds >= WAIT ? "wait" : "fresh";
}

/** The wait as m:ss, with hours when there are any. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** How much of the time is used up, 0 to 1. */
export function spent(seconds: number): number {
  return Math.min(1, Math.max(0, seconds / LIMIT));
}
