import { describe, expect, it } from "vitest";
import { floorForms, minutes, span } from "./format";
import { inOrderOf } from "./held";
import { daylight, inOrder, isEmpty, oldestWait, rated, shares, shift, tone, waiting } from "./report";
import { AT, report } from "./sample";
import { countTicks, path, place, waitAxis } from "./scale";
import type { Hour, OnShift } from "../types.gen";
import { isDue } from "./useLive";

describe("the axis of waits", () => {
  it("has three equal parts on round minutes that hold every interval", () => {
    expect(waitAxis([], [])).toEqual({ end: 180, ticks: [0, 60, 120, 180] });
    expect(waitAxis([780, null], [582])).toEqual({ end: 900, ticks: [0, 300, 600, 900] });
    expect(waitAxis([901], []).end).toBe(1800);
  });

  it("is not flattened by one who was forgotten for a day, but by an honest interval", () => {
    expect(waitAxis([300], [86_400]).end).toBe(3600);
    expect(waitAxis([400_000], []).end).toBeGreaterThanOrEqual(400_000);
  });

  it("puts what lies beyond it at its end, and never before its beginning", () => {
    expect([-5, 0, 450, 900, 5000].map((value) => place(value, 900, 4, 204))).toEqual([4, 4, 104, 204, 204]);
    expect(place(5, 0, 4, 204)).toBe(4);
  });
});

describe("the axis of counts", () => {
  it("has whole round numbers from 0 past the highest", () => {
    expect(countTicks(0)).toEqual([0, 1]);
    expect(countTicks(2)).toEqual([0, 1, 2]);
    expect(countTicks(7)).toEqual([0, 5, 10]);
    expect(countTicks(121)).toEqual([0, 50, 100, 150]);
    for (let highest = 0; highest < 2000; highest += 7) {
      const ticks = countTicks(highest);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
      expect(ticks.length).toBeLessThanOrEqual(4);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }
  });

  it("draws straight from point to point", () => {
    expect(
      path([
        [1, 2],
        [3, 4.25],
      ]),
    ).toBe("M1.0 2.0 L3.0 4.3");
  });
});

describe("the report", () => {
  it("counts who waits in the queues, and beside them who waits for an agent", () => {
    expect(waiting(report())).toEqual({ count: 3, since: "2026-11-21T15:35:48Z", withAgents: 2 });
    expect(waiting(report({ queues: [], on_shift: [] }))).toEqual({ count: 0, since: null, withAgents: 0 });
  });

  it("gives the mean of what was rated, and none of nothing", () => {
    expect(rated(report().ratings)).toEqual({ mean: 4.2, count: 10 });
    expect(rated({ scores: [0, 0, 0, 0, 0], asked: 4 })).toEqual({ mean: null, count: 0 });
  });

  it("counts the load of those who are online only", () => {
    expect(shift(report().on_shift)).toEqual({ online: 2, load: 3, capacity: 9 });
  });

  it("names those first whose customers wait longest", () => {
    expect(inOrder(report().on_shift).map((one) => one.agent.id)).toEqual(["a", "c", "b"]);
    const [lin, ann, bo] = report().on_shift as [OnShift, OnShift, OnShift];
    const gone: OnShift = { ...ann, status: "offline", waits: ["2026-11-21T15:30:00Z"] };
    expect(inOrder([bo, lin, gone]).map((one) => one.agent.id)).toEqual(["b", "a", "c"]);
    expect(report().on_shift.map(oldestWait)).toEqual(["2026-11-21T15:38:00Z", null, null]);
  });

  it("is warm when one in ten waits past the promise, and red when half do", () => {
    const queue = { team: null, online: 1, waiting: 0, longest_since: null };
    expect(tone({ ...queue, p50: null, p90: null }, 180)).toBe("calm");
    expect(tone({ ...queue, p50: 20, p90: 179 }, 180)).toBe("calm");
    expect(tone({ ...queue, p50: 20, p90: 180 }, 180)).toBe("wait");
    expect(tone({ ...queue, p50: 180, p90: 200 }, 180)).toBe("late");
  });

  it("fills the hours nobody came in, up to the evening, and knows which is now", () => {
    const { hours, now } = daylight(report());
    const gap = hours.findIndex((hour) => hour.at.startsWith("2026-11-21T10"));
    expect(hours[gap]).toMatchObject({ came: 0, past: true });
    expect(hours[now]).toMatchObject({ came: 4, past: true });
    expect(hours[now]?.number).toBe(15 - new Date(AT).getTimezoneOffset() / 60);
    expect(hours[now + 1]?.past ?? false).toBe(false);
    const steps = hours.slice(1).map((hour, index) => Date.parse(hour.at) - Date.parse(hours[index]?.at ?? ""));
    expect(new Set(steps)).toEqual(new Set([3_600_000]));
  });

  it("has last week beside each hour, draws the hours it was busy in, and has none of it where nothing is known", () => {
    const offset = -new Date(AT).getTimezoneOffset() / 60;
    const came = Array.from({ length: 24 }, (_, hour) => (hour === 23 ? 7 : 0));
    const compared = daylight(report({ last_week: { ...report().last_week!, came } }));
    expect(compared.hours.at(-1)).toMatchObject({ number: Math.max(23, 15 + offset), came: 0, past: false });
    expect(compared.hours.find((hour) => hour.number === 23)?.then).toBe(7);
    expect(compared.hours[0]?.then).toBe(0);
    expect(daylight(report({ last_week: null })).hours.map((hour) => hour.then)).not.toContain(0);
  });

  it("labels the fullest hour and the newest, each with the assistant's part", () => {
    const [first, fullest, newest] = report().hours as [Hour, Hour, Hour];
    expect([...shares([fullest, first, newest])]).toEqual([
      [0, 18 / 26],
      [2, 0.5],
    ]);
    // Side by side the two would run into each other.
    expect([...shares([first, fullest, newest])]).toEqual([[1, 18 / 26]]);
    expect(shares([]).size).toBe(0);
  });

  it("is empty only when nobody came and nobody waits", () => {
    const none = { queues: [], longest: [], hours: [] };
    expect(isEmpty(report())).toBe(false);
    expect(isEmpty(report(none))).toBe(true);
    expect(isEmpty(report({ ...none, queues: report().queues }))).toBe(false);
  });
});

describe("rows under the pointer", () => {
  it("stay where they are; what is new comes after them", () => {
    const rows = ["new", "c", "a", "newer", "b"];
    expect(inOrderOf(rows, (row) => row, ["a", "gone", "b", "c"])).toEqual(["a", "b", "c", "new", "newer"]);
  });
});

describe("the forms", () => {
  it("say seconds while they read well, then minutes", () => {
    expect([0, 42, 99, 100, 156].map(span)).toEqual([
      { value: "0", unit: true },
      { value: "42", unit: true },
      { value: "99", unit: true },
      { value: "1:40", unit: false },
      { value: "2:36", unit: false },
    ]);
    expect([minutes(0, 0), minutes(30, 59), minutes(190, 470)]).toEqual([null, { from: 0, to: 1 }, { from: 3, to: 8 }]);
  });

  it("follow the language and the zone", () => {
    const at = "2026-11-21T15:42:00Z";
    const zh = floorForms("zh-CN", "Asia/Shanghai");
    const en = floorForms("en", "Europe/Paris");
    expect([zh.head(at), zh.zone(at), zh.hour(at)]).toEqual(["11月21日周六 23:42", "UTC+8", "23"]);
    expect([en.head(at), en.zone(at), en.hour(at)]).toEqual(["Sat, Nov 21 16:42", "UTC+1", "16"]);
    expect(floorForms("en", "UTC").zone(at)).toBe("UTC");
    expect([zh.weekday(at), en.weekday(at)]).toEqual(["周六", "Sat"]);
    expect([-3, 0, 65, 1200].map(en.change)).toEqual(["−3", "0", "+65", "+1,200"]);
    expect([en.share(0.6504), en.mean(4.6), en.count(1107)]).toEqual(["65.0", "4.60", "1,107"]);
  });
});

describe("asking", () => {
  it("begins at once, then only when the socket is silent or gone, and never twice at a time", () => {
    const never = Number.NEGATIVE_INFINITY;
    expect(isDue(false, never, never, 100)).toBe(true);
    expect(isDue(true, 93, never, 100)).toBe(false);
    expect(isDue(true, 92, 90, 100)).toBe(true);
    expect(isDue(false, 92, 90, 100)).toBe(false);
    expect(isDue(false, 85, 85, 100)).toBe(true);
    expect(isDue(true, never, 95, 100)).toBe(false);
  });
});
