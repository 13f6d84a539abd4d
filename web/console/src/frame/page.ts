// What every page of the console is given.

import type { Desk } from "../desk";
import type { Theme } from "../keep";
import type { State } from "../state";
import type { Locale } from "../words";

export interface PageProps {
  desk: Desk;
  state: State;
}

/** How the screen looks and speaks, and how to change that. */
export interface Look {
  theme: Theme;
  paint: (theme: Theme) => void;
  speak: (locale: Locale) => void;
}
