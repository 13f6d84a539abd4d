import { describe, expect, it } from "vitest";
import { row } from "../made";
import type { Summary } from "../types.gen";
import { groups } from "./order";
import { anchored, arrivals, flat, held, offsets } from "./stay";

const waits = (id: string, minute: number) => row(id, { waiting_since: `2026-03-01T10:0${minute}:00.000000Z` });
const of = (...rows: Summary[]) => groups(rows, "mine", "me");
const known = (...rows: Summary[]) => new Map(rows.map((each) => [each.id, each]));
const shape = (shown: ReturnType<typeof groups>) =>
  shown.map((group) => [group.name, group.rows.map((each) => each.id)]);

describe("rows under the pointer", () => {
  it("keep their places, with what changed written into them", () => {
    const shown = of(waits("a", 1), waits("b", 2));
    const answered = row("a", { unread: 2 });
    const kept = held(shown, known(answered, waits("b", 2), waits("first", 0)));
    expect(shape(kept)).toEqual([["waiting", ["a", "b"]]]);
    expect(kept[0]?.rows[0]?.unread).toBe(2);
  });

  it("stay where they are when they leave the view, and go when nobody knows them", () => {
    const shown = of(waits("mine", 1), waits("gone", 2));
    const resolved = row("mine", { owner: "nobody", agent: null, status: "resolved" });
    expect(shape(held(shown, known(resolved)))).toEqual([["waiting", ["mine"]]]);
  });

  it("are told apart from those that came", () => {
    expect(arrivals(of(waits("a", 1)), of(waits("a", 1), waits("b", 0), row("c")))).toEqual(["b", "c"]);
    expect(arrivals(of(waits("a", 1)), of())).toEqual([]);
  });
});

describe("the place one has scrolled to", () => {
  const list = (...rows: Summary[]) => flat(of(...rows), () => 60);
  const before = list(waits("a", 3), waits("b", 4), waits("c", 5));

  it("counts headings too", () => {
    expect([...offsets(before)]).toEqual([
      ["group waiting", 0],
      ["a", 32],
      ["b", 92],
      ["c", 152],
    ]);
  });

  it("stays with the row that was topmost when others come above it", () => {
    const after = list(waits("new", 1), waits("newer", 2), waits("a", 3), waits("b", 4), waits("c", 5));
    expect(anchored(before, after, 100)).toBe(220);
  });

  it("stays with the next one when the topmost is gone, and at the top when one is there", () => {
    expect(anchored(before, list(waits("a", 3), waits("c", 5)), 100)).toBe(40);
    expect(anchored(before, list(waits("new", 1), waits("a", 3)), 0)).toBe(0);
    expect(anchored(before, [], 100)).toBe(100);
  });

  it("stays with the row that is pointed at, at the top too, unless that row itself has changed", () => {
    const [a, b] = [waits("a", 3), waits("b", 4)];
    const after = list(waits("new", 1), waits("a", 3), b, waits("c", 5));
    const shown = list(a, b, waits("c", 5));
    expect(anchored(shown, after, 0, "b")).toBe(60);
    expect(anchored(shown, after, 100, "b")).toBe(160);
    expect(anchored(shown, after, 0, "a")).toBe(0);
    expect(anchored(after, shown, 60, "b")).toBe(0);
  });
});
