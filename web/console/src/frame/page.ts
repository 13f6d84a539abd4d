// What every page of the console is given.

import type { Desk } from "../desk";
import type { State } from "../state";

export interface PageProps {
  desk: Desk;
  state: State;
}
