// What makes itself heard, and when it keeps quiet. Pure: the doing is in noticing.

import type { Summary } from "../types.gen";

export interface NoticeSettings {
  /** The count in the tab's title. */
  title: boolean;
  sound: boolean;
  /** A notice of the system while the page is not looked at. */
  system: boolean;
  quiet: boolean;
  /** Local time, HH:MM. */
  from: string;
  to: string;
}

export const USUAL: NoticeSettings = {
  title: true,
  sound: true,
  system: false,
  quiet: false,
  from: "22:00",
  to: "08:00",
};

function minutes(text: string): number {
  const [hours = 0, rest = 0] = text.split(":").map(Number);
  return hours * 60 + rest;
}

/** Whether a moment lies in the quiet hours; they may run over midnight. */
export function isQuiet(settings: Pick<NoticeSettings, "quiet" | "from" | "to">, now: Date): boolean {
  if (!settings.quiet) return false;
  const [from, to] = [minutes(settings.from), minutes(settings.to)];
  const at = now.getHours() * 60 + now.getMinutes();
  return from <= to ? at >= from && at < to : at >= from || at < to;
}

export type News = "message" | "given" | "queue";

/** What a changed row has to say to `me`, or nothing: only what concerns her, and only what is new. */
export function newsOf(before: Summary | undefined, after: Summary, me: string, free: boolean): News | null {
  const mine = after.owner === "agent" && after.agent?.id === me;
  if (mine && before && !(before.owner === "agent" && before.agent?.id === me)) return "given";
  if (mine && after.last?.author === "contact" && after.last.at !== before?.last?.at) return before ? "message" : null;
  const waits = after.owner === "queue" && after.waiting_since !== null;
  if (waits && free && before?.owner !== "queue") return "queue";
  return null;
}
