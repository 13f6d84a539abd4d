// What an agent wrote and the server has not yet shown back. An id is made once and sent as often as needed.

import type { Attachment, NoteAdd, StaffMessageSend } from "./types.gen";

export type Mode = "message" | "note";

export interface Outgoing {
  id: string;
  conversation: string;
  kind: Mode;
  text: string;
  /** Files already with the server. */
  attachments?: readonly Attachment[];
  at: string;
  state: "sending" | "sent" | "failed";
  /** How often it was sent since it last had an answer. */
  tries: number;
  code: string | null;
}

type Box = readonly Outgoing[];

/** Refusals that pass by themselves: the same line goes out again a little later. */
const PASSING = new Set(["too_many", "busy"]);
const MOST_TRIES = 3;

function change(box: Box, id: string, to: Partial<Outgoing>): Box {
  return box.map((out) => (out.id === id ? { ...out, ...to } : out));
}

/** The frame that carries a line. */
export function frameOf(out: Outgoing): StaffMessageSend | NoteAdd {
  const { conversation, id, text } = out;
  const attachments = (out.attachments ?? []).map((file) => file.id);
  const line = { conversation, id, text, ...(attachments.length > 0 ? { attachments } : {}) };
  return out.kind === "note" ? { type: "note.add", ...line } : { type: "message.send", ...line };
}

/** A line was put on the wire. */
export function sentOnce(box: Box, id: string): Box {
  return box.map((out) => (out.id === id ? { ...out, tries: out.tries + 1 } : out));
}

/** The server has it for good. */
export function acked(box: Box, id: string): Box {
  return change(box, id, { state: "sent", code: null });
}

/** The entry itself came; its line leaves the box. */
export function arrived(box: Box, ids: ReadonlySet<string>): Box {
  return box.some((out) => ids.has(out.id)) ? box.filter((out) => !ids.has(out.id)) : box;
}

/** The server said no. Says whether to send again by itself. */
export function refused(box: Box, id: string, code: string): { box: Box; again: boolean } {
  const again = PASSING.has(code);
  return { box: change(box, id, again ? { tries: 0 } : { state: "failed", code }), again };
}

/** No answer came in time: given to the agent to decide once it was tried often enough. */
export function unanswered(box: Box, id: string): Box {
  return box.map((out) =>
    out.id === id && out.state === "sending" && out.tries >= MOST_TRIES
      ? { ...out, state: "failed", code: "no_answer" }
      : out,
  );
}

/** The agent wants it tried again, under the same id. */
export function again(box: Box, id: string): Box {
  return change(box, id, { state: "sending", code: null, tries: 0 });
}

/** The lines to send when a connection is there again, oldest first. */
export function toSend(box: Box): Outgoing[] {
  return box.filter((out) => out.state === "sending" || out.code === "no_answer");
}
