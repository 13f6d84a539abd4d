import { beforeEach, describe, expect, it, vi } from "vitest";
import { Keep } from "../keep";
import { asNote, EMPTY, isEmpty, readDraft, sent, takenBack } from "./draft";

const file = { type: "attachment", id: "f", name: "a.png", media_type: "image/png", size: 1 } as const;
const begun = { ...EMPTY, message: "hello", note: "careful", files: [file], noteFiles: [{ ...file, id: "n" }], blanks: ["order"] };

function storage(): Storage {
  const held = new Map<string, string>();
  const all = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
  return all as unknown as Storage;
}

describe("a draft", () => {
  beforeEach(() => vi.stubGlobal("localStorage", storage()));

  it("survives in the browser whole: both texts, which is shown, files and holes", () => {
    const draft = { ...begun, mode: "note" as const };
    new Keep("me").keepDraft("c", draft);
    expect(new Keep("me").draftOf("c")).toEqual(draft);
    expect(new Keep("me").hasDraft("c")).toBe(true);
  });

  it("is nobody else's, and no other conversation's", () => {
    new Keep("me").keepDraft("c", begun);
    expect(new Keep("you").draftOf("c")).toEqual(EMPTY);
    expect(new Keep("me").hasDraft("d")).toBe(false);
  });

  it("leaves nothing behind once it is empty", () => {
    const keep = new Keep("me");
    keep.keepDraft("c", begun);
    keep.keepDraft("c", EMPTY);
    expect(keep.hasDraft("c")).toBe(false);
    expect(localStorage.getItem("xiaoer.me.draft.c")).toBeNull();
  });

  it("reads whatever a browser may hold", () => {
    for (const raw of [null, 3, "hello", [], { files: [null, 3], blanks: 1, message: {} }]) {
      expect(readDraft(raw)).toEqual(EMPTY);
    }
  });

  it("keeps the other text when one is sent", () => {
    expect(sent(begun)).toEqual({ ...EMPTY, note: "careful", noteFiles: begun.noteFiles });
    expect(sent({ ...begun, mode: "note" })).toEqual({ ...begun, mode: "note", note: "", noteFiles: [] });
    expect(isEmpty(sent(begun))).toBe(false);
    expect(isEmpty({ ...EMPTY, message: "  ", mode: "note" })).toBe(true);
  });

  it("takes a refused line back below what stands there, each file once", () => {
    const back = takenBack({ ...begun, mode: "note" }, "message", "again", [file, { ...file, id: "g" }]);
    expect(back.message).toBe("hello\nagain");
    expect(back.mode).toBe("message");
    expect(back.files.map((each) => each.id)).toEqual(["f", "g"]);
    expect(back.noteFiles).toEqual(begun.noteFiles);
    const note = takenBack(begun, "note", "again", [file]);
    expect([note.files, note.noteFiles.map((each) => each.id)]).toEqual([[file], ["n", "f"]]);
  });

  it("is left for colleagues below the note that stands there, with its files", () => {
    const left = asNote(begun);
    const noteFiles = [...begun.noteFiles, file];
    expect(left).toEqual({ mode: "note", note: "careful\nhello", message: "", files: [], noteFiles, blanks: [] });
    expect(asNote({ ...EMPTY, message: "hello" }).note).toBe("hello");
  });
});
