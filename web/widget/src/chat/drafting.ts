// What is being written. It outlives the page, but never passes from one customer to another.
import { draft } from "../memory";

export class Drafting {
  text: string;
  /** Rises when the text was changed by something else than her typing. */
  turn = 0;
  private who: string | null;
  /** What the page began for her; while she has not touched it, it is nobody's draft. */
  private begun = "";

  constructor(private readonly inbox: string) {
    const kept = draft.get(inbox);
    this.text = kept.text;
    this.who = kept.who;
  }

  /** She types. */
  write(text: string): void {
    this.text = text;
    draft.set(this.inbox, { who: this.who, text: text === this.begun ? "" : text });
  }

  /** Something comes back to be written again. */
  putBack(text: string): void {
    if (!text) return;
    this.write(this.text ? `${text}\n${this.text}` : text);
    this.turn += 1;
  }

  /** Words to begin with, unless she has begun. */
  suggest(text: string): void {
    if (this.text.trim() && this.text !== this.begun) return;
    this.begun = text;
    this.write(text);
    this.turn += 1;
  }

  /** From now on this contact writes; what another one wrote is dropped. Who nobody vouched for is whoever comes. */
  belongsTo(contact: string, vouched: boolean): void {
    const others = this.who !== null && this.who !== contact;
    this.who = vouched ? contact : null;
    if (others) this.turn += 1;
    this.write(others && this.text !== this.begun ? "" : this.text);
  }
}
