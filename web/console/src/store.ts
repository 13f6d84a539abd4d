// Holds what the screen knows and says when it changed.

import type { State } from "./state";

type Keyed<V> = V extends ReadonlyMap<string, infer Value> ? Value : never;
type Maps = { [K in keyof State]: State[K] extends ReadonlyMap<string, unknown> ? K : never }[keyof State];

export class Store {
  readonly #listeners = new Set<() => void>();
  #state: State;

  constructor(first: State) {
    this.#state = first;
  }

  readonly get = (): State => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(to: Partial<State>): void {
    this.#state = { ...this.#state, ...to };
    for (const listener of this.#listeners) listener();
  }

  /** One entry of one of the maps. */
  put<K extends Maps>(map: K, id: string, value: Keyed<State[K]>): void {
    const next = new Map<string, unknown>(this.#state[map]);
    this.set({ [map]: next.set(id, value) } as unknown as Partial<State>);
  }
}
