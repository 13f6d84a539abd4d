// What every line of the open thread may need to know, without handing it through each of them.

import { createContext, useContext } from "react";
import type { Desk } from "../desk";
import type { DeedShown, Summary } from "../types.gen";

export interface Place {
  desk: Desk;
  row: Summary;
  online: boolean;
  /** The conversation's deeds by id, as far as they are known. */
  deeds: ReadonlyMap<string, DeedShown>;
  /** Shows an image of the thread large. */
  enlarge: (id: string) => void;
}

const Context = createContext<Place | null>(null);

export const Here = Context.Provider;

export function useHere(): Place {
  const place = useContext(Context);
  if (!place) throw new Error("no thread around this component");
  return place;
}
