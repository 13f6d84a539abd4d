import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { entry } from "../made";
import type { DeedShown, Offer, Parcel, StaffEntry } from "../types.gen";
import { formsOf, type Locale, wordsOf } from "../words";
import { doings } from "./doings";
import { essence } from "./essence";
import { happened, type Names } from "./happened";
import { stages } from "./side/stages";
import { byHand, amountOf, standOf, stepsOf } from "./steps";

const texts = import.meta.glob<string>("../words/*/*.ftl", { query: "?raw", import: "default", eager: true });

function wordsIn(locale: Locale) {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const own = Object.entries(texts).filter(([path]) => path.includes(`/${locale}/`));
  bundle.addResource(new FluentResource(own.map(([, text]) => text).join("\n")));
  return wordsOf(locale, bundle);
}

const zh = wordsIn("zh-CN");
const en = wordsIn("en");
const names: Names = {
  agent: (id) => ({ he: "周禾", yan: "沈砚" })[String(id)] ?? null,
  team: (id) => (id === "after" ? "售后一组" : null),
  deed: (id) => (id === "d" ? "取消订单 XP-1" : null),
};
const done = (event: string, facts: Record<string, unknown>, to: Partial<StaffEntry> = {}) =>
  entry(1, { kind: "activity", author: "agent", agent: { id: "he", name: "周禾" }, event, facts, text: "", ...to });
const said = (event: string, facts: Record<string, unknown>, to: Partial<StaffEntry> = {}) =>
  happened(zh, formsOf("zh-CN"), done(event, facts, to), names);
const told = (words: typeof zh, ...entries: StaffEntry[]) =>
  doings(words, formsOf(words.locale), entries, names).map((each) => each.text);

describe("what happened", () => {
  it("says who passed it to whom", () => {
    expect(said("conversation.assigned", { agent: "he" })).toBe("周禾接入");
    expect(said("conversation.assigned", { agent: "yan" })).toBe("周禾转给沈砚");
    expect(said("conversation.assigned", { agent: "yan" }, { author: "system", agent: null })).toBe("沈砚接入");
    expect(said("conversation.transferred", { agent: "he", team: "after" })).toContain("售后一组");
    expect(said("conversation.transferred", { agent: null, team: null })).toContain("大家的队列");
  });

  it("says what was sorted how", () => {
    expect(said("conversation.prioritised", { before: "medium", after: "urgent" })).toContain("紧急");
    expect(said("conversation.labelled", { before: ["a"], after: ["a", "b"] })).toBe("周禾加了标签 b");
    expect(said("conversation.labelled", { before: ["a", "b"], after: ["b"] })).toBe("周禾去掉标签 a");
    const until = Date.parse("2026-03-02T01:00:00Z") * 1000;
    expect(said("conversation.snoozed", { agent: "he", until })).toMatch(/^周禾稍后处理，到 .*\d\d:\d\d$/);
  });

  it("comes to one line: what happened, how long she waited, and what she was told only where nothing else was", () => {
    const at = (seq: number, time: string, event: string, facts = {}) => ({ ...done(event, facts), seq, at: `2026-03-01T${time}Z` });
    const asked = at(1, "10:00:00", "conversation.handed_off", { reason: "requested" });
    const hold = { ...entry(2, { author: "system", text: "位子给您留着。" }), at: asked.at };
    const taken = at(3, "10:02:40", "conversation.assigned", { agent: "he" });
    const line = (words: typeof zh, entries: StaffEntry[], queued: string | null = null) =>
      essence(words, formsOf(words.locale), entries, names, queued);
    expect(line(zh, [asked, hold, taken])).toEqual(["客户要求人工", "排队 2 分 40 秒", "周禾接入"]);
    expect(line(en, [taken], "2026-03-01T08:57:00Z")[0]).toBe("waited 1 h 5 min");
    expect(line(zh, [asked, { ...taken, at: "2026-03-01T10:00:03Z" }])).toEqual(["客户要求人工", "周禾接入"]);
    expect(line(zh, [hold])).toEqual(["告诉客户：位子给您留着。"]);
    expect(line(zh, [{ ...hold, text: "", erased: true }])).toEqual(["这段文字已抹去。"]);
    const sorted = ["a", "b", "c"].map((label) => done("conversation.labelled", { before: [], after: [label] }));
    expect(line(zh, [asked, hold, taken, ...sorted])).toEqual(["客户要求人工", "…", "周禾加了标签 a", "周禾加了标签 b", "周禾加了标签 c"]);
  });

  it("never shows a key or a fact it has no words for", () => {
    expect(said("weather.changed", { wind: "west" })).toBe("会话有变动");
    expect(told(en, done("assistant.dreamt", { sheep: 3 }, { author: "assistant" }))).toEqual(["The assistant took a step"]);
    const strange = done("assistant.acted", { did: ["juggled"], order: null }, { author: "assistant" });
    expect(told(en, strange)).toEqual(["Did"]);
    const unheard = done("assistant.understood", { intent: "moon_phase", commands: ["fly"] }, { author: "assistant" });
    expect(told(zh, unheard)).toEqual(["听懂了"]);
  });
});

describe("what the assistant did", () => {
  it("is told as a person would", () => {
    const heard = done("assistant.understood", { intent: "cancel_order", commands: ["start"], confidence: 987 });
    const acted = done("assistant.acted", { did: ["told_deed"], order: "XP-1", deed: "d" });
    expect(told(zh, heard, acted)).toEqual(["听懂了：想取消订单", "提议：取消订单 XP-1"]);
    expect(doings(zh, formsOf("zh-CN"), [heard], names)[0]?.sure).toBe(0.987);
  });
});

describe("the way of a deed", () => {
  const offer = (state: Offer["state"]) => ({ state, deed: "d" }) as Offer;
  const deed = (state: string) => ({ id: "d", state }) as DeedShown;
  const signs = (...args: Parameters<typeof stepsOf>) => stepsOf(...args).map((step) => `${step.name} ${step.sign}`.trim());

  it("believes the offer, and the deed only between its yes and its end", () => {
    expect(standOf(offer("open"), deed("done"))).toBe("open");
    expect(standOf(offer("confirmed"), deed("proposed"))).toBe("confirmed");
    expect(standOf(offer("confirmed"), deed("sent"))).toBe("sent");
    expect(standOf(offer("done"), deed("confirmed"))).toBe("done");
  });

  it("is done only when it was read back", () => {
    expect(signs("sent", null)).toEqual(["proposed ok", "yes ok", "sent now", "read-back"]);
    expect(signs("unknown", null)).toEqual(["proposed ok", "yes ok", "unknown unknown", "read-back"]);
    expect(signs("done", null)).toEqual(["proposed ok", "yes ok", "sent ok", "read-back ok"]);
    expect(signs("done", "by_hand")).toEqual(["proposed ok", "yes ok", "sent ok", "by-hand ok"]);
    expect(byHand({ ...deed("done"), reason: "by_hand" })).toBe(true);
    expect([byHand(deed("done")), byHand(undefined)]).toEqual([false, false]);
  });

  it("stops where it was stopped, and asks for an approval only where one is asked", () => {
    expect(signs("refused", "rule").at(-1)).toBe("rule stop");
    expect(signs("refused", "shop").at(-1)).toBe("refused stop");
    expect(signs("declined", null)).toEqual(["proposed ok", "declined left"]);
    expect(signs("approval", null)).toContain("approval now");
  });
});

describe("what a deed moves", () => {
  const money = (amount: { amount: number; currency: string }) => `¥${amount.amount / 100}`;
  const deed = { amount: { amount: 3040, currency: "CNY" } } as DeedShown;

  it("is said once, and not where nothing is moved", () => {
    expect(amountOf({ money }, deed, "Compensation")).toBe("¥30.4");
    expect(amountOf({ money }, deed, "Compensation of ¥30.4")).toBeNull();
    expect(amountOf({ money }, { ...deed, amount: null }, "Cancel")).toBeNull();
    expect(amountOf({ money }, undefined, "Cancel")).toBeNull();
  });
});

describe("the way of a parcel", () => {
  const parcel = (status: string): Parcel => ({
    carrier: "",
    tracking: "1",
    status,
    events: [
      { at: "2026-03-01T00:00:00Z", place: "", text: "first" },
      { at: "2026-03-02T00:00:00Z", place: "", text: "last" },
    ],
  });
  const signs = (status: string) => stages(parcel(status)).map((stage) => stage.sign);

  it("shows where it is, and where it stopped", () => {
    expect(signs("label_created")).toEqual(["now", "", "", ""]);
    expect(signs("in_transit")).toEqual(["ok", "now", "", ""]);
    expect(signs("delivered")).toEqual(["ok", "ok", "ok", "ok"]);
    expect(signs("exception")).toEqual(["ok", "bad", "", ""]);
    expect(signs("teleported")).toEqual(["ok", "now", "", ""]);
    expect(stages(parcel("in_transit"))[1]?.at).toBe("2026-03-02T00:00:00Z");
  });
});
