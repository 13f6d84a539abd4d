import { describe, expect, it } from "vitest";
import { backoff } from "./link";
import { clock, level, spent } from "./waiting";

describe("a wait", () => {
  it("changes its sign at 60, 100 and 180 seconds", () => {
    expect([0, 59, 60, 99, 100, 179, 180, 9999].map(level)).toEqual([
      "fresh",
      "fresh",
      "wait",
      "wait",
      "risk",
      "risk",
      "late",
      "late",
    ]);
  });

  it("reads as minutes and seconds, with hours when there are any, and never below zero", () => {
    expect([-5, 9, 128, 3600, 36061].map(clock)).toEqual(["0:00", "0:09", "2:08", "1:00:00", "10:01:01"]);
  });

  it("uses its time up", () => {
    expect([spent(-1), spent(90), spent(999)]).toEqual([0, 0.5, 1]);
  });
});

describe("the back-off", () => {
  it("doubles up to half a minute and takes off up to half at random", () => {
    expect([0, 1, 2, 6, 60].map((attempt) => backoff(attempt, 0))).toEqual([500, 1000, 2000, 30_000, 30_000]);
    expect(backoff(3, 1)).toBe(2000);
  });
});
