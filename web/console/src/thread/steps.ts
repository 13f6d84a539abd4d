// The way of a deed as its card draws it: proposed, the customer's yes, an approval where one is asked, sent, read back.

import type { DeedShown, Offer } from "../types.gen";
import { type Forms, keyPart, type Words } from "../words";

export type Sign = "ok" | "now" | "stop" | "unknown" | "left" | "";

export interface Step {
  name: "proposed" | "yes" | "approval" | "sent" | "read-back" | "by-hand" | "refused" | "rule" | "declined" | "void" | "unknown";
  sign: Sign;
}

export type Stand = "open" | "approval" | "confirmed" | "sent" | "done" | "refused" | "declined" | "void" | "unknown";

/** What a deed between its yes and its end may know that its offer does not say. */
const BETWEEN: Record<string, Stand> = {
  approval: "approval",
  sent: "sent",
  unknown: "unknown",
  done: "done",
  refused: "refused",
};

/** How far it is: what the offer says is pushed at once; the deed knows more only while it is being done. */
export function standOf(offer: Offer, deed: DeedShown | undefined): Stand {
  const shown = offer.state ?? "open";
  if (shown === "awaiting") return "approval";
  return shown === "confirmed" ? (BETWEEN[deed?.state ?? ""] ?? shown) : shown;
}

/** What it moves, where its title does not say so already. */
export function amountOf({ money }: Pick<Forms, "money">, deed: DeedShown | undefined, title: string): string | null {
  const amount = deed?.amount ? money(deed.amount) : null;
  return amount !== null && !title.includes(amount) ? amount : null;
}

/** Why it came to nothing: what the rule said of it, or else what the reason is called; null where there is none. */
export function reasonOf({ find }: Pick<Words, "find">, deed: DeedShown | undefined): string | null {
  if (!deed?.reason) return null;
  return (deed.state === "refused" && deed.words) || find(`reason-${keyPart(deed.reason)}`);
}

/** It counts as done by a person's word: nobody read it back. */
export function byHand(deed: DeedShown | undefined): boolean {
  return deed?.state === "done" && deed.reason === "by_hand";
}

/** Something may still come of it. */
export function isLive(stand: Stand): boolean {
  return stand === "open" || stand === "approval" || stand === "confirmed" || stand === "sent";
}

export function stepsOf(stand: Stand, reason: string | null, approval = stand === "approval"): Step[] {
  const proposed: Step = { name: "proposed", sign: "ok" };
  const yes: Step = { name: "yes", sign: "ok" };
  const middle: Step[] = approval ? [{ name: "approval", sign: stand === "approval" ? "now" : "ok" }] : [];
  const way = (sent: Sign, back: Sign): Step[] => [
    proposed,
    yes,
    ...middle,
    { name: "sent", sign: sent },
    { name: "read-back", sign: back },
  ];
  switch (stand) {
    case "open":
      return [proposed, { name: "yes", sign: "now" }, ...middle, { name: "sent", sign: "" }, { name: "read-back", sign: "" }];
    case "approval":
      return way("", "");
    case "confirmed":
    case "sent":
      return way("now", "");
    case "done":
      if (reason === "by_hand") return [...way("ok", "").slice(0, -1), { name: "by-hand", sign: "ok" }];
      return way("ok", "ok");
    case "unknown":
      return [proposed, yes, ...middle, { name: "unknown", sign: "unknown" }, { name: "read-back", sign: "" }];
    case "refused":
      return [proposed, yes, ...middle, { name: reason === "rule" ? "rule" : "refused", sign: "stop" }];
    case "declined":
    case "void":
      return [proposed, { name: stand, sign: "left" }];
  }
}
