// Where the figures of the floor lead.

export interface Go {
  conversation(id: string): void;
  /** Everybody who waits for a person. */
  waiting(): void;
  /** All conversations, those that wait for us first. */
  all(): void;
}
