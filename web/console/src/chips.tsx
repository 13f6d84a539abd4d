// Small signs used in more than one place: how long, who, how far.

import { memo, type ReactNode } from "react";
import { Icon, type IconName } from "./icons";
import { useSecondsSince } from "./second";
import type { Summary } from "./types.gen";
import { clock, level, LIMIT, spent } from "./waiting";
import { useWords } from "./words";

const ROUND = 2 * Math.PI * 5.5;

/** What is left of the time for an answer, or how long it is over; its shape changes with its colour. */
export const WaitChip = memo(function WaitChip({ since, named = false }: { since: string; named?: boolean }): ReactNode {
  const { t } = useWords();
  const seconds = useSecondsSince(since);
  const sign = level(seconds);
  const label = t(`wait-${sign === "late" ? "over" : "left"}-said`, { waited: clock(seconds), limit: LIMIT / 60 });
  return (
    <span className={`chip ${sign}`} title={label} role="img" aria-label={label}>
      {sign === "late" ? (
        <Icon name="warn" size="s" />
      ) : (
        <svg className="ring" viewBox="0 0 14 14" aria-hidden="true">
          <circle cx="7" cy="7" r="5.5" />
          <circle cx="7" cy="7" r="5.5" strokeDasharray={`${(1 - spent(seconds)) * ROUND} ${ROUND}`} />
        </svg>
      )}
      {named && sign !== "late" && <span className="of">{t("wait-of")}</span>}
      {sign === "late" ? t("wait-over", { time: over(seconds, t) }) : clock(LIMIT - seconds)}
    </span>
  );
});

/** How long it is over: seconds count at first, later hours and days say enough. */
function over(seconds: number, t: (key: string, args: Record<string, number>) => string): string {
  const hours = Math.floor((seconds - LIMIT) / 3600);
  if (hours >= 48) return t("wait-days", { days: Math.floor(hours / 24) });
  return hours >= 1 ? t("wait-hours", { hours }) : clock(seconds - LIMIT);
}

/** The name to show for a customer: her own, or that she is a visitor. */
export function useContactName(): (row: Summary) => string {
  const { t } = useWords();
  return (row) => row.contact.name || t("visitor");
}

/** One or two letters of a name; one character of a Chinese one. */
export function initials(name: string): string {
  const [first = "", second = ""] = name.trim().split(/\s+/);
  if (/\p{Script=Han}/u.test(first)) return [...first][0] ?? "";
  return `${[...first][0] ?? ""}${[...second][0] ?? ""}`.toUpperCase();
}

interface AvatarProps {
  name: string;
  size?: "" | "sm" | "lg";
  /** The kind of medium she writes by, as a small mark at the edge. */
  channel?: string;
}

export function Avatar({ name, size = "", channel }: AvatarProps): ReactNode {
  return (
    <span className={`av ${size}`} aria-hidden="true">
      {initials(name)}
      {channel !== undefined && (
        <span className="via">
          <Icon name={MARKS[channel] ?? "chat"} size="s" />
        </span>
      )}
    </span>
  );
}

/** The sign of a kind of medium. */
export const MARKS: Record<string, IconName> = { email: "mail", voice: "phone" };

/** Who has the conversation now. */
export function OwnerChip({ row, me }: { row: Summary; me: string }): ReactNode {
  const { t } = useWords();
  if (row.status === "resolved") {
    return (
      <span className="own done">
        <Icon name="check" size="s" />
        {t("status-resolved")}
      </span>
    );
  }
  if (row.owner === "assistant") {
    return (
      <span className="own bot">
        <Icon name="house" size="s" />
        {t("owner-assistant")}
      </span>
    );
  }
  const name = row.agent?.id === me ? t("owner-me") : (row.agent?.name ?? t(`owner-${row.owner}`));
  return (
    <span className="own">
      <Icon name={row.owner === "agent" ? "person" : "inbox"} size="s" />
      <span className="trunc">{name}</span>
    </span>
  );
}
