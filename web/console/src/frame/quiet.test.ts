import { describe, expect, it } from "vitest";
import { row } from "../made";
import { isQuiet, newsOf } from "./quiet";

const at = (hours: number, minutes = 0) => new Date(2026, 2, 1, hours, minutes);
const OTHER = { id: "other", name: "Shen" };
const said = (author: "contact" | "agent", minute: number) => ({
  author,
  text: "Hello",
  at: `2026-03-01T10:0${minute}:00.000000Z`,
});

describe("quiet hours", () => {
  const night = { quiet: true, from: "22:00", to: "08:00" };

  it("run over midnight", () => {
    expect([at(21, 59), at(22), at(2), at(7, 59), at(8)].map((when) => isQuiet(night, when))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it("run within a day, and not at all when switched off or empty", () => {
    const noon = { quiet: true, from: "12:00", to: "13:30" };
    const said = [at(11), at(12), at(13, 29), at(13, 30)].map((when) => isQuiet(noon, when));
    expect(said).toEqual([false, true, true, false]);
    expect(isQuiet({ ...night, quiet: false }, at(2))).toBe(false);
    expect(isQuiet({ quiet: true, from: "09:00", to: "09:00" }, at(9))).toBe(false);
  });
});

describe("news", () => {
  const mine = row("a", { last: said("contact", 1) });
  const theirs = row("a", { agent: OTHER, last: said("contact", 1) });
  const queued = row("a", { owner: "queue", agent: null, waiting_since: "2026-03-01T10:00:00.000000Z" });

  it("are a customer's new words in what is mine, and nobody else's", () => {
    expect(newsOf(mine, { ...mine, last: said("contact", 2) }, "me", true)).toBe("message");
    expect(newsOf(mine, { ...mine, last: said("agent", 2) }, "me", true)).toBeNull();
    expect(newsOf(mine, { ...mine, unread: 1 }, "me", true)).toBeNull();
    expect(newsOf(theirs, { ...theirs, last: said("contact", 2) }, "me", true)).toBeNull();
  });

  it("are what was given to me, from a colleague or the queue", () => {
    expect([newsOf(theirs, mine, "me", true), newsOf(queued, mine, "me", false)]).toEqual(["given", "given"]);
  });

  it("are who comes to wait, while I am free", () => {
    expect(newsOf(undefined, queued, "me", true)).toBe("queue");
    expect(newsOf(undefined, queued, "me", false)).toBeNull();
    expect(newsOf(queued, { ...queued, unread: 2 }, "me", true)).toBeNull();
  });

  it("are not the rows of a page that was fetched", () => {
    expect(newsOf(undefined, mine, "me", true)).toBeNull();
  });
});
