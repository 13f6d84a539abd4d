// What the browser remembers for us. Storage may be blocked (a frame on another site): then it lasts as long as the page.
import type { Outgoing } from "./chat/state";

const lost = new Map<string, string>();

function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key) ?? lost.get(key) ?? null;
  } catch {
    return lost.get(key) ?? null;
  }
}

function write(storage: () => Storage, key: string, value: string | null): void {
  if (value === null) lost.delete(key);
  else lost.set(key, value);
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    // Kept in memory above.
  }
}

function parsed<T>(text: string | null): T | null {
  try {
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

const local = (): Storage => localStorage;
const session = (): Storage => sessionStorage;

/** The visitor token of an inbox: who this browser was the last time. */
export const visitor = {
  get: (inbox: string): string | null => read(local, `xiaoer:visitor:${inbox}`),
  set: (inbox: string, token: string | null): void => write(local, `xiaoer:visitor:${inbox}`, token),
};

/** What a contact has not got through yet; it survives a reload of the tab, and no longer. */
export const outbox = {
  get(contact: string): Outgoing[] {
    const kept = parsed<Outgoing[]>(read(session, `xiaoer:outbox:${contact}`));
    return Array.isArray(kept) ? kept : [];
  },
  set(contact: string, items: readonly Outgoing[]): void {
    write(session, `xiaoer:outbox:${contact}`, items.length ? JSON.stringify(items) : null);
  },
};

/** What is being written in an inbox; `who` wrote it, null while nobody has vouched for her. */
export interface Draft {
  who: string | null;
  text: string;
}

export const draft = {
  get(inbox: string): Draft {
    const kept = parsed<Draft>(read(local, `xiaoer:draft:${inbox}`));
    return typeof kept?.text === "string" ? { who: kept.who ?? null, text: kept.text } : { who: null, text: "" };
  },
  set(inbox: string, kept: Draft): void {
    write(local, `xiaoer:draft:${inbox}`, kept.text ? JSON.stringify(kept) : null);
  },
};

/** Whether a tone says that something came in; off until she turns it on. */
export const sound = {
  get: (): boolean => read(local, "xiaoer:sound") === "on",
  set: (on: boolean): void => write(local, "xiaoer:sound", on ? "on" : null),
};
