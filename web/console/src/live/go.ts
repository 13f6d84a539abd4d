// Where the figures of the floor lead.

import type { Figure } from "../types.gen";

export interface Go {
  conversation(id: string): void;
  /** Everybody who waits to be picked up. */
  waiting(): void;
  /** The list, with what a figure counts and nothing else; `says` is what the figure is called. */
  behind(figure: Figure, says: string): void;
}
