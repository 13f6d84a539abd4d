import { describe, expect, it } from "vitest";
import { asked, gap, partner, picked, ratable, resend, thread, unsent } from "../src/chat/select";
import { type Happening, reduce, START, type State } from "../src/chat/state";
import type { AnyPart, Entry, MessageSend, Page, ServerFrame } from "../src/types.gen";

const entry = (n: number, id: string, text = id, change: Partial<Entry> = {}): Entry => ({
  type: "entry",
  n,
  id,
  author: "assistant",
  name: null,
  text,
  parts: [],
  at: "2030-01-01T00:00:00.000000Z",
  ...change,
});
const INBOX = { name: "Shop", color: null };
const say = (id: string): MessageSend => ({ type: "message.send", id, text: `text of ${id}`, attachments: [] });
const frame = (given: ServerFrame): Happening => ({ type: "frame", frame: given });
const send = (id: string): Happening => ({ type: "send", frame: say(id), now: 1 });
const page = (given: Page): Happening => ({ type: "page", page: given });
const run = (...happenings: Happening[]): State => happenings.reduce(reduce, begun(0));
const texts = (state: State): string[] => thread(state).map((each) => each.text);

function begun(last: number, contact = "c1"): State {
  const session = { token: "t", visitor: null, contact, conversation: "v", last, inbox: INBOX };
  return reduce(START, { type: "session", session, kept: [] });
}

describe("entries", () => {
  it("replaces an entry by its id and keeps its place", () => {
    const state = run(frame(entry(1, "a")), frame(entry(2, "b")), frame(entry(3, "a", "a, changed")));
    expect(texts(state)).toEqual(["a, changed", "b"]);
    expect(state.seen).toBe(3);
  });

  it("does not let an older version replace a newer one, but learns its place", () => {
    const state = run(page({ entries: [entry(5, "a", "new"), entry(6, "b")], last: 6, more: false }));
    const earlier = reduce(state, {
      type: "earlier",
      page: { entries: [entry(1, "a", "old"), entry(2, "c")], last: 6, more: false },
      after: 0,
    });
    expect(texts(earlier)).toEqual(["new", "c", "b"]);
  });

  it("shows an entry sent twice once", () => {
    const state = run(frame(entry(1, "a")), frame(entry(1, "a")));
    expect(texts(state)).toEqual(["a"]);
    expect(gap(state)).toBe(false);
  });

  it("begins a long thread at its last window", () => {
    expect(begun(1_000)).toMatchObject({ base: 800, seen: 800 });
    expect(gap(begun(1_000))).toBe(false);
  });
});

describe("jumps", () => {
  it("sees a jump, shows what came, and asks from the last number without gap", () => {
    const state = run(frame(entry(1, "a")), frame(entry(4, "d")));
    expect(gap(state)).toBe(true);
    expect(state.seen).toBe(1);
    expect(texts(state)).toEqual(["a", "d"]);
  });

  it("closes the gap with a page", () => {
    const state = run(
      frame(entry(1, "a")),
      frame(entry(4, "d")),
      page({ entries: [entry(2, "b"), entry(3, "c"), entry(4, "d")], last: 4, more: false }),
    );
    expect(gap(state)).toBe(false);
    expect(state.seen).toBe(4);
    expect(texts(state)).toEqual(["a", "b", "c", "d"]);
  });

  it("goes on asking while a page did not reach the end", () => {
    const state = run(frame(entry(9, "z")), page({ entries: [entry(1, "a"), entry(2, "b")], last: 9, more: true }));
    expect(state.seen).toBe(2);
    expect(gap(state)).toBe(true);
  });

  it("keeps the gap open when something newer came while a page was fetched", () => {
    const state = run(
      frame(entry(3, "c")),
      frame(entry(4, "d")),
      page({ entries: [entry(1, "a"), entry(2, "b"), entry(3, "c")], last: 3, more: false }),
    );
    expect(state.seen).toBe(3);
    expect(gap(state)).toBe(true);
  });
});

describe("sending", () => {
  it("shows an own message at once, and once only when its entry comes", () => {
    const sending = run(send("m1"));
    expect(unsent(sending).map((item) => item.state)).toEqual(["sending"]);
    const acked = reduce(sending, frame({ type: "ack", id: "m1", n: 1 }));
    expect(unsent(acked).map((item) => item.state)).toEqual(["acked"]);
    const back = reduce(acked, frame(entry(1, "m1", "text of m1", { author: "contact" })));
    expect(unsent(back)).toEqual([]);
    expect(texts(back)).toEqual(["text of m1"]);
  });

  it("sends again, with the same id, only what has no ack", () => {
    const state = run(send("m1"), send("m2"), frame({ type: "ack", id: "m1", n: 1 }));
    expect(resend(state).map((each) => each.id)).toEqual(["m2"]);
  });

  it("lets go of a message whose entry came without its ack", () => {
    const state = run(send("m1"), page({ entries: [entry(1, "m1")], last: 1, more: false }));
    expect(state.outbox).toEqual([]);
    expect(resend(state)).toEqual([]);
  });

  it("says that a message was refused, and tries it again with its id", () => {
    const refused = run(send("m1"), frame({ type: "error", id: "m1", code: "too_long", message: "too long" }));
    expect(unsent(refused)[0]).toMatchObject({ state: "failed", code: "too_long" });
    expect(resend(refused)).toEqual([]);
    const again = reduce(refused, { type: "retry", id: "m1", now: 2 });
    expect(resend(again).map((each) => each.id)).toEqual(["m1"]);
  });

  it("goes on trying what will pass, but not for ever", () => {
    const busy = frame({ type: "error", id: "m1", code: "too_many", message: "", retry_after: 1 });
    const once = reduce(run(send("m1")), busy);
    expect(unsent(once)[0]).toMatchObject({ state: "sending", attempts: 1 });
    const often = Array.from({ length: 7 }, () => busy).reduce(reduce, run(send("m1")));
    expect(unsent(often)[0]?.state).toBe("failed");
  });

  it("keeps what was sent when only the session has run out", () => {
    const state = run(send("m1"), frame({ type: "error", id: "m1", code: "expired", message: "" }));
    expect(resend(state).map((each) => each.id)).toEqual(["m1"]);
  });

  it("does not call an acknowledged message late", () => {
    const state = run(send("m1"), send("m2"), frame({ type: "ack", id: "m1", n: 1 }), { type: "late", ids: ["m1", "m2"] });
    expect(unsent(state).map((item) => item.state)).toEqual(["acked", "failed"]);
  });

  it("does not take one contact's unsent words to another", () => {
    const session = { token: "t", visitor: null, contact: "c2", conversation: null, last: 0, inbox: INBOX };
    const state = reduce(run(send("m1"), frame(entry(1, "a"))), { type: "session", session, kept: [] });
    expect(state.outbox).toEqual([]);
    expect(thread(state)).toEqual([]);
  });

  it("goes on where it was when the same contact has a new session", () => {
    const session = { token: "t2", visitor: null, contact: "c1", conversation: "v", last: 9, inbox: INBOX };
    const state = reduce(run(send("m1"), frame(entry(1, "a"))), { type: "session", session, kept: [] });
    expect(texts(state)).toEqual(["a"]);
    expect(resend(state).map((each) => each.id)).toEqual(["m1"]);
  });
});

describe("picking, rating, waiting", () => {
  const pick: Happening = { type: "send", frame: { type: "choice.pick", id: "p1", entry: "e1", value: "yes" }, now: 1 };

  it("shows a pick at once and takes it back when it is refused", () => {
    expect(picked(run(pick), "e1")).toBe("yes");
    const refused = reduce(run(pick), frame({ type: "error", id: "p1", code: "not_found", message: "gone" }));
    expect(picked(refused, "e1")).toBeNull();
    expect(refused.notice).toEqual({ code: "not_found", message: "gone" });
  });

  it("keeps a pick shown until the entry it changed is here", () => {
    const acked = run(frame(entry(1, "e1")), pick, frame({ type: "ack", id: "p1", n: 2 }));
    expect(picked(acked, "e1")).toBe("yes");
    expect(picked(reduce(acked, frame(entry(2, "e1"))), "e1")).toBeNull();
  });

  it("lets only the newest rating question be answered", () => {
    const asks = (n: number, id: string, score: number | null): Entry =>
      entry(n, id, "", { parts: [{ type: "rating", score } satisfies AnyPart] });
    expect(ratable([asks(1, "r1", null), asks(2, "r2", null)])).toBe("r2");
    expect(ratable([asks(1, "r1", null), asks(2, "r2", 5)])).toBeNull();
  });

  it("knows a person was asked for, until one speaks", () => {
    const handoff = run({ type: "send", frame: { type: "handoff.request", id: "h1" }, now: 1 });
    expect(asked(handoff)).toBe(true);
    const queued = reduce(run(frame(entry(1, "a"))), frame({ type: "queue", position: 3, wait: null }));
    expect(asked(queued)).toBe(true);
    expect(partner(queued, thread(queued)).who).toBe("queue");
    const met = reduce(queued, frame(entry(2, "b", "hello", { author: "agent" })));
    expect(asked(met)).toBe(false);
    expect(partner(met, thread(met)).who).toBe("agent");
  });

  it("forgets the place when the server says it is none, and on a new connection", () => {
    const queued = run(frame({ type: "queue", position: 1, wait: { p50: 60, p90: 120 } }));
    expect(reduce(queued, frame({ type: "queue", position: 0, wait: null })).queue).toBeNull();
    expect(reduce(queued, { type: "connection", connection: "on" }).queue).toBeNull();
    expect(reduce(queued, { type: "connection", connection: "off" }).queue).not.toBeNull();
  });

  it("does not stop at a frame it does not know", () => {
    const state = run(frame(entry(1, "a")));
    expect(reduce(state, frame({ type: "confetti" } as unknown as ServerFrame))).toBe(state);
  });
});
