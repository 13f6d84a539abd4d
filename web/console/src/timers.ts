// Timers by name: a second one under the same name takes the place of the first.

export class Timers {
  readonly #running = new Map<string, number>();

  set(name: string, ms: number, what: () => unknown): void {
    clearTimeout(this.#running.get(name));
    const timer = window.setTimeout(() => {
      this.#running.delete(name);
      what();
    }, ms);
    this.#running.set(name, timer);
  }

  has(name: string): boolean {
    return this.#running.has(name);
  }

  clear(name: string): void {
    clearTimeout(this.#running.get(name));
    this.#running.delete(name);
  }

  clearAll(): void {
    for (const timer of this.#running.values()) clearTimeout(timer);
    this.#running.clear();
  }
}
