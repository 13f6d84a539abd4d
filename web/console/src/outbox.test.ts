import { describe, expect, it } from "vitest";
import * as box from "./outbox";

const out = (id: string, to: Partial<box.Outgoing> = {}): box.Outgoing => ({
  id,
  conversation: "c",
  kind: "message",
  text: "hello",
  at: "",
  state: "sending",
  tries: 0,
  code: null,
  ...to,
});

describe("the outbox", () => {
  it("sends a reply and a note each as its own frame, under the id it was written with", () => {
    expect(box.frameOf(out("a"))).toEqual({ type: "message.send", conversation: "c", id: "a", text: "hello" });
    const attachments = [{ type: "attachment", id: "f", name: "a.png", media_type: "image/png", size: 1 } as const];
    const note = { type: "note.add", conversation: "c", id: "b", text: "hello", attachments: ["f"] };
    expect(box.frameOf(out("b", { kind: "note", attachments }))).toEqual(note);
  });

  it("sends again after a break what was not acknowledged, in the order it was written", () => {
    const lines = [out("a"), out("b", { state: "sent" }), out("c", { state: "failed", code: "no_answer" })];
    const refused = out("d", { state: "failed", code: "too_long" });
    expect(box.toSend([...lines, refused]).map((each) => each.id)).toEqual(["a", "c"]);
  });

  it("leaves the decision to the agent after three sendings without an answer", () => {
    let lines: readonly box.Outgoing[] = [out("a")];
    for (const state of ["sending", "sending", "failed"]) {
      lines = box.unanswered(box.sentOnce(lines, "a"), "a");
      expect(lines[0]?.state).toBe(state);
    }
    expect(lines[0]?.code).toBe("no_answer");
    expect(box.again(lines, "a")[0]).toEqual(out("a"));
  });

  it("does not call an acknowledged line unanswered", () => {
    const lines = box.acked([out("a", { tries: 9 })], "a");
    expect(box.unanswered(lines, "a")[0]?.state).toBe("sent");
  });

  it("sends again by itself what was only too much at once, and says what was refused for good", () => {
    const passing = box.refused([out("a")], "a", "too_many");
    expect([passing.again, passing.box[0]?.state]).toEqual([true, "sending"]);
    const final = box.refused([out("a")], "a", "not_yours");
    expect([final.again, final.box[0]?.state, final.box[0]?.code]).toEqual([false, "failed", "not_yours"]);
  });

  it("lets go of a line when its entry has come, and of no other", () => {
    const lines = [out("a"), out("b")];
    expect(box.arrived(lines, new Set(["a"])).map((each) => each.id)).toEqual(["b"]);
    expect(box.arrived(lines, new Set(["x"]))).toBe(lines);
  });
});
