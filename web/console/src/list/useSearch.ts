// Asks the server once the agent stops writing, and forgets answers that come too late.

import { useEffect, useState } from "react";
import { asFault, type Fault } from "../api";
import type { Desk } from "../desk";
import type { Found } from "../types.gen";
import { remembered } from "./marked";

const PAUSE_MS = 180;

interface Answer {
  /** The text the answer belongs to. */
  asked: string;
  found: Found | null;
  fault: Fault | null;
}

export interface Search extends Answer {
  busy: boolean;
  again: () => void;
}

export function useSearch(desk: Desk, text: string): Search {
  const wanted = text.trim();
  const [answer, setAnswer] = useState<Answer>({ asked: "", found: null, fault: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!wanted) return undefined;
    let late = false;
    const timer = setTimeout(() => {
      desk.api.search(wanted).then(
        (found) => !late && setAnswer({ asked: wanted, found, fault: null }),
        (error: unknown) => !late && setAnswer({ asked: wanted, found: null, fault: asFault(error) }),
      );
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [desk, wanted, turn]);
  return { ...answer, busy: wanted !== "" && answer.asked !== wanted, again: () => setTurn((count) => count + 1) };
}

/** Keeps a search that led somewhere. */
export function keepSearch(desk: Desk, text: string): void {
  desk.keep.setSearches(remembered(desk.keep.searches(), text));
}
