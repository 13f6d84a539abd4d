// Enter while a word is being composed chooses that word. It must never send.

/** Safari ends the composition first and tells of the key after it, in the same breath. */
const BREATH = 50;

interface Key {
  isComposing: boolean;
  keyCode: number;
  timeStamp: number;
}

/** Knows whether a key belongs to a composition. */
export class Composition {
  private going = false;
  private endedAt = Number.NEGATIVE_INFINITY;

  start(): void {
    this.going = true;
  }

  end(at: number): void {
    this.going = false;
    this.endedAt = at;
  }

  /** Whether this key press is the composition's; some browsers say so only by the key code 229. */
  owns(key: Key): boolean {
    return this.going || key.isComposing || key.keyCode === 229 || Math.abs(key.timeStamp - this.endedAt) < BREATH;
  }
}
