// What the browser remembers for us. Storage may be blocked (a frame on another site): then it lasts as long as the page.
import type { Outgoing } from "./state";

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
    try {
      const kept: unknown = JSON.parse(read(session, `xiaoer:outbox:${contact}`) ?? "[]");
      return Array.isArray(kept) ? (kept as Outgoing[]) : [];
    } catch {
      return [];
    }
  },
  set(contact: string, items: readonly Outgoing[]): void {
    write(session, `xiaoer:outbox:${contact}`, items.length ? JSON.stringify(items) : null);
  },
};
