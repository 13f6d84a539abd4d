import { describe, expect, it } from "vitest";
import { local, usual } from "./snooze";

const names = (now: Date) => usual(now).map(({ name }) => name);

describe("the times to put off to", () => {
  it("come soonest first, and lie ahead", () => {
    const now = new Date(2026, 2, 4, 10, 30);
    expect(names(now)).toEqual(["hour", "three", "evening", "tomorrow", "monday"]);
    expect(usual(now).every(({ at }) => at > now)).toBe(true);
    expect(local(usual(now).at(-1)?.at ?? now)).toBe("2026-03-09T09:00");
  });

  it("leave out an evening that is nearly here, and a Monday that is tomorrow", () => {
    expect(names(new Date(2026, 2, 4, 17, 30))).not.toContain("evening");
    expect(names(new Date(2026, 2, 8, 10, 0))).toEqual(["hour", "three", "evening", "tomorrow"]);
  });

  it("mean the Monday to come on a Monday", () => {
    expect(local(usual(new Date(2026, 2, 9, 8)).at(-1)?.at ?? new Date(0))).toBe("2026-03-16T09:00");
  });
});
