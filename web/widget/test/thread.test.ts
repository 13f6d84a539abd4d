import { describe, expect, it } from "vitest";
import { nextReceipt } from "../src/chat/receipts";
import { arrived, mark, partner, placed, resend, thread, unsent } from "../src/chat/select";
import { type Happening, reduce, START, type State } from "../src/chat/state";
import { bytes, dayLine, daysBetween, figures } from "../src/format";
import type { Entry, ServerFrame } from "../src/types.gen";
import { milestones } from "../src/view/cards/milestones";

const local = (day: number, hour: number, minute = 0): string => new Date(2030, 0, day, hour, minute).toISOString();
let n = 0;
const entry = (author: Entry["author"], at = local(5, 12), change: Partial<Entry> = {}): Entry => {
  n += 1;
  return { type: "entry", n, id: `e${n}`, author, name: null, text: "x", parts: [], at, ...change };
};
const run = (...frames: ServerFrame[]): State =>
  frames.map((frame): Happening => ({ type: "frame", frame })).reduce(reduce, START);

describe("groups", () => {
  it("begins a day at her midnight, and says who speaks again", () => {
    const places = placed([entry("agent", local(4, 23, 59)), entry("agent", local(5, 0, 1))]);
    expect(places).toEqual([
      { day: true, named: true, timed: true },
      { day: true, named: true, timed: true },
    ]);
  });

  it("puts together what one person says in one go", () => {
    const name = { name: "Lin" };
    const places = placed([
      entry("agent", local(5, 12, 0), name),
      entry("agent", local(5, 12, 2), name),
      entry("agent", local(5, 12, 20), name),
      entry("agent", local(5, 12, 21), { name: "Mo" }),
    ]);
    expect(places.map((each) => each.named)).toEqual([true, false, false, true]);
    expect(places.map((each) => each.timed)).toEqual([false, true, true, true]);
  });

  it("names days near by, and dates the others", () => {
    const now = Date.parse(local(10, 9));
    expect(dayLine("zh-CN", local(10, 0), now)).toBe("今天");
    expect(dayLine("es", local(9, 23), now)).toBe("Ayer");
    expect(dayLine("en", local(7, 12), now)).toContain("Monday");
    expect(dayLine("en", local(1, 12), now)).toBe("Jan 1");
    expect(dayLine("en", new Date(2029, 5, 1).toISOString(), now)).toContain("2029");
    expect(daysBetween(local(9, 23, 59), local(10, 0, 1))).toBe(1);
  });
});

describe("receipts", () => {
  it("tells what is new, once", () => {
    expect(nextReceipt({ delivered: 0, read: 0 }, 4, false)).toEqual({ type: "receipt", delivered: 4, read: 0 });
    expect(nextReceipt({ delivered: 4, read: 0 }, 4, false)).toBeNull();
    expect(nextReceipt({ delivered: 4, read: 0 }, 4, true)).toEqual({ type: "receipt", delivered: 4, read: 4 });
    expect(nextReceipt({ delivered: 4, read: 4 }, 3, true)).toBeNull();
  });

  it("marks her last line sent, delivered, read, and nothing once it is answered unread", () => {
    n = 0;
    const before = entry("assistant");
    const mine = entry("contact");
    const sent = run(before, mine);
    const at = (state: State) => mark(state, thread(state))?.mark;
    const told = (delivered: number, read: number): Happening => ({ type: "frame", frame: { type: "receipt", delivered, read } });
    expect(at(sent)).toBe("sent");
    const delivered = reduce(sent, told(mine.n, 0));
    expect(at(delivered)).toBe("delivered");
    expect(at(reduce(delivered, told(mine.n, mine.n)))).toBe("read");
    expect(at(reduce(delivered, told(0, 0)))).toBe("delivered");
    expect(at(reduce(delivered, { type: "frame", frame: entry("agent") }))).toBeUndefined();
  });

  it("says that somebody came after it said that nobody is here, until he writes", () => {
    const told = run(entry("contact"), entry("system"), { type: "owner", owner: "queue", name: null });
    expect(arrived(told, thread(told))).toBeNull();
    const here = reduce(told, { type: "frame", frame: { type: "owner", owner: "agent", name: "Lin" } });
    expect(arrived(here, thread(here))).toBe("Lin");
    const more = reduce(here, { type: "frame", frame: entry("contact") });
    expect(arrived(more, thread(more))).toBe("Lin");
    const met = reduce(more, { type: "frame", frame: entry("agent") });
    expect(arrived(met, thread(met))).toBeNull();
  });

  it("knows who answers as the server says it", () => {
    const state = run(entry("assistant"), { type: "owner", owner: "agent", name: "Lin" });
    expect(partner(state, thread(state))).toEqual({ who: "agent", name: "Lin" });
    expect(partner(run({ type: "owner", owner: "nobody", name: null }), [])).toEqual({ who: "assistant", name: null });
  });
});

describe("a message with files", () => {
  const frame = { type: "message.send" as const, id: "m1", text: "", attachments: [] };
  const loading = reduce(START, { type: "send", frame, files: ["f1"], now: 1 });

  it("waits for them, then goes with their ids", () => {
    expect(unsent(loading)[0]?.state).toBe("loading");
    expect(resend(loading)).toEqual([]);
    const ready = reduce(loading, { type: "loaded", id: "m1", attachments: ["a1"], now: 2 });
    expect(resend(ready)).toEqual([{ ...frame, attachments: ["a1"] }]);
  });

  it("is unsent when one did not get through, and can go on or come back", () => {
    const failed = reduce(loading, { type: "unloaded", id: "m1", code: "offline", message: "" });
    expect(unsent(failed)[0]).toMatchObject({ state: "failed", code: "offline" });
    expect(unsent(reduce(failed, { type: "reload", id: "m1" }))[0]?.state).toBe("loading");
    expect(unsent(reduce(failed, { type: "taken-back", id: "m1" }))).toEqual([]);
  });

  it("is not called late while its files are on their way", () => {
    expect(unsent(reduce(loading, { type: "late", ids: ["m1"] }))[0]?.state).toBe("loading");
  });
});

describe("cards", () => {
  const event = (hour: number, place: string) => ({ at: local(5, hour), place, text: place });
  const parcel = (status: string, ...places: string[]) => ({
    carrier: "c",
    tracking: "t",
    status,
    events: places.map((place, hour) => event(hour, place)).reverse(),
  });

  it("shows the way of a parcel in its first, its last, and where it goes", () => {
    const { passed, ahead } = milestones(parcel("in_transit", "A", "A", "B", "C", "D"));
    expect(passed.map((each) => each.place)).toEqual(["A", "C", "D"]);
    expect(ahead).toBe(true);
    expect(milestones(parcel("delivered", "A", "B", "C", "D")).passed).toHaveLength(4);
    expect(milestones(parcel("delivered", "A")).ahead).toBe(false);
  });

  it("finds the figures of a line", () => {
    const found = (line: string): string[] => figures(line).flatMap((each) => (each.figure ? [each.text] : []));
    expect(found("¥268.00 退回，3 天内，订单 XE-2611-41102")).toEqual(["¥268.00", "3", "XE-2611-41102"]);
    expect(found("by 14:00, $5")).toEqual(["14:00", "$5"]);
    expect(found("Se devuelven 47,50 € a Tarjeta •••• 7753")).toEqual(["47,50 €"]);
    expect(found("Tea × 2")).toEqual([]);
    expect(figures("no figure")).toEqual([{ text: "no figure", figure: false }]);
  });

  it("says how large a file is", () => {
    expect(bytes("en", 20_480)).toBe("20 kB");
    expect(bytes("en", 1_500_000)).toBe("1.5 MB");
    expect(bytes("en", 3)).toBe("1 kB");
  });
});
