import { describe, expect, it } from "vitest";
import type { PolicyRule, PolicyVersion } from "../types.gen";
import { actionsOf, changedIn, EVERYTHING, grouped, named, saidIn, told, totalOf } from "./rules";

function rule(id: string, more: Partial<PolicyRule> = {}): PolicyRule {
  return {
    id,
    action: "cancel_order",
    title: "Cancel",
    version: 1,
    condition: "order.paid",
    verdict: "confirm",
    words: { en: "May be cancelled", "zh-CN": "可以取消" },
    since: "2026-01-01T00:00:00Z",
    by: null,
    ended_at: null,
    active: true,
    versions: 1,
    counts: {},
    last_at: null,
    ...more,
  };
}

const ALL = [
  rule("known", { action: "*", title: "", verdict: "refuse", condition: "actor.level == 'visitor'" }),
  rule("cancel-paid"),
  rule("cancel-old", { active: false }),
  rule("refund", { action: "refund_order", title: "Refund", verdict: "approve" }),
];
const ids = (groups: ReturnType<typeof grouped>) => groups.map((group) => group.rules.map((each) => each.id));

describe("the rules of the page", () => {
  it("stand by action, those that ended only when asked for", () => {
    expect(ids(grouped(ALL, EVERYTHING))).toEqual([["known"], ["cancel-paid"], ["refund"]]);
    expect(ids(grouped(ALL, { ...EVERYTHING, ended: true }))).toEqual([["known"], ["cancel-paid", "cancel-old"], ["refund"]]);
    expect(actionsOf(ALL, false).map((each) => each.action)).toEqual(["*", "cancel_order", "refund_order"]);
  });

  it("are found by what they say, name, ask and decide", () => {
    const found = (asked: string) => ids(grouped(ALL, { ...EVERYTHING, asked })).flat();
    expect(found("取消")).toEqual(["known", "cancel-paid", "refund"]);
    expect(found("PAID cancel-p")).toEqual(["cancel-paid"]);
    expect(found("actor.level")).toEqual(["known"]);
    expect(found("  ")).toHaveLength(3);
    expect(found("nowhere")).toEqual([]);
    expect(ids(grouped(ALL, { ...EVERYTHING, verdicts: new Set(["refuse", "approve"]) })).flat()).toEqual(["known", "refund"]);
    expect(ids(grouped(ALL, { ...EVERYTHING, action: "refund_order" })).flat()).toEqual(["refund"]);
  });

  it("speak the reader's language where they can", () => {
    expect(saidIn({ en: "Yes", "zh-CN": "好" }, "zh-CN")).toBe("好");
    expect(saidIn({ en: "Yes" }, "zh-CN")).toBe("Yes");
    expect(saidIn({ es: "Sí" }, "en")).toBe("Sí");
    expect(totalOf({ done: 2, waiting: 1 })).toBe(3);
  });
});

describe("two versions", () => {
  const one: PolicyVersion = {
    version: 1,
    condition: "a",
    verdict: "confirm",
    words: { en: "Yes", es: "Sí" },
    hit: "{}",
    miss: "{}",
    since: "",
    by: null,
    ended_at: null,
    active: false,
  };

  it("differ in what is said of them, not in how it is written", () => {
    expect(changedIn(one, { ...one, words: { es: "Sí", en: "Yes" }, version: 2 })).toEqual([]);
    expect(changedIn(one, { ...one, verdict: "approve", condition: "b" })).toEqual(["verdict", "condition"]);
    expect(changedIn(one, { ...one, words: { en: "Yes", es: "No" } })).toEqual(["words"]);
  });

  it("have names and examples", () => {
    expect(named("cancel-paid@12")).toEqual({ id: "cancel-paid", version: "12" });
    const hit = '{"actor":{"hand":"agent"},"order":{"paid":true,"total":5}}';
    const miss = '{"actor":{"hand":"agent"},"order":{"paid":false,"total":5}}';
    expect(told(hit, miss)).toEqual(["order.paid = true"]);
    expect(told('{"order":null}', miss)).toEqual(["order = null"]);
  });
});
