// The moments a conversation is put off to, by the clock of the agent's own wall.

export interface Until {
  name: "hour" | "three" | "evening" | "tomorrow" | "monday";
  at: Date;
}

const MORNING = 9;
const EVENING = 18;
const HOUR_MS = 3_600_000;

function on(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}

/** The times one usually means, soonest first; an evening that is over or nearly here is left out. */
export function usual(now: Date): Until[] {
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  const all: Until[] = [
    { name: "hour", at: new Date(now.getTime() + HOUR_MS) },
    { name: "three", at: new Date(now.getTime() + 3 * HOUR_MS) },
    { name: "evening", at: on(now, 0, EVENING) },
    { name: "tomorrow", at: on(now, 1, MORNING) },
    { name: "monday", at: on(now, untilMonday, MORNING) },
  ];
  const fits = ({ name, at }: Until) => {
    if (name === "evening") return at.getTime() - now.getTime() > HOUR_MS;
    return name !== "monday" || untilMonday > 1;
  };
  return all.filter(fits).sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** A moment as the field of a form holds it: local, to the minute. */
export function local(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
