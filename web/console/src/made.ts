// Plain rows and entries for tests.

import type { EntryPage, StaffEntry, Summary } from "./types.gen";

const AT = "2026-03-01T10:00:00.000000Z";

export function row(id: string, to: Partial<Summary> = {}): Summary {
  return {
    id,
    status: "open",
    owner: "agent",
    agent: { id: "me", name: "He" },
    contact: { id: `contact of ${id}`, name: id, verified: true },
    inbox: { id: "inbox", name: "Chat" },
    channel: "widget",
    locale: "en",
    last: null,
    unread: 0,
    waiting_since: null,
    created_at: AT,
    updated_at: AT,
    seq: 1,
    ...to,
  };
}

export function entry(seq: number, to: Partial<StaffEntry> = {}): StaffEntry {
  return {
    type: "entry",
    conversation: "c",
    seq,
    n: seq,
    id: `entry ${seq}`,
    kind: "message",
    event: "message.received",
    author: "contact",
    agent: null,
    text: `text ${seq}`,
    parts: [],
    facts: {},
    at: AT,
    erased: false,
    ...to,
  };
}

export function page(entries: StaffEntry[], more = false): EntryPage {
  return { entries, last: entries.at(-1)?.seq ?? 0, more };
}
