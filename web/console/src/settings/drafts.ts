// What was changed and not saved: it outlives going to another page, and the browser asks before it is lost.

import { useCallback, useSyncExternalStore } from "react";
import type { Desk } from "../desk";
import { session } from "../keep";

/** Whether two plain values say the same. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => key in right && same(left[key], right[key]));
}

/** The form on the screen. */
export interface OpenForm {
  key: string;
  save: () => Promise<void>;
  /** Why it cannot be saved as it stands. */
  blocked: string | null;
  /** Saving it shows what must be read here first. */
  stays: boolean;
}

export class Drafts {
  /** The form whoever leaves is asked about, when it has changes. */
  open: OpenForm | null = null;
  readonly #held = new Map<string, unknown>();
  readonly #listeners = new Set<() => void>();
  #keys: readonly string[] = [];

  constructor(private readonly stillHere: () => boolean) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The names of what is not saved; the same object until that changes. */
  readonly keys = (): readonly string[] => this.#keys;

  get(key: string): unknown {
    return this.#held.get(key);
  }

  /** Holds a changed value; one that says the same as what is saved is no draft. */
  put(key: string, value: unknown, saved: unknown): void {
    if (same(value, saved)) this.drop(key);
    else this.#change(() => this.#held.set(key, value));
  }

  drop(key: string): void {
    if (this.#held.has(key)) this.#change(() => this.#held.delete(key));
  }

  #change(how: () => void): void {
    how();
    this.#keys = [...this.#held.keys()];
    const listen = this.#held.size > 0 ? addEventListener : removeEventListener;
    listen("beforeunload", this.#ask);
    for (const listener of this.#listeners) listener();
  }

  readonly #ask = (event: BeforeUnloadEvent): void => {
    if (this.stillHere()) event.preventDefault();
  };
}

const byDesk = new WeakMap<Desk, Drafts>();

/** The drafts of one session at this browser. */
export function draftsOf(desk: Desk): Drafts {
  const known = byDesk.get(desk) ?? new Drafts(() => session.get()?.token === desk.api.token);
  byDesk.set(desk, known);
  return known;
}

export function useUnsaved(drafts: Drafts): readonly string[] {
  return useSyncExternalStore(drafts.subscribe, drafts.keys);
}

/** A draft that was sent is one no longer, unless it was changed again meanwhile. */
export function settle(drafts: Drafts, key: string, sent: unknown): void {
  if (drafts.get(key) === sent) drafts.drop(key);
}

export interface Draft<T> {
  value: T;
  dirty: boolean;
  set(change: Partial<T>): void;
  drop(): void;
}

/** A value as it is being changed, over what is saved. */
export function useDraft<T extends object>(drafts: Drafts, key: string, saved: T): Draft<T> {
  const held = useSyncExternalStore(drafts.subscribe, () => drafts.get(key)) as T | undefined;
  const value = held ?? saved;
  const set = useCallback(
    (change: Partial<T>) => drafts.put(key, { ...((drafts.get(key) as T | undefined) ?? saved), ...change }, saved),
    [drafts, key, saved],
  );
  const drop = useCallback(() => drafts.drop(key), [drafts, key]);
  return { value, dirty: held !== undefined && !same(held, saved), set, drop };
}
