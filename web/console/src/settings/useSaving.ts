// One attempt to save at a time, and what became of it.

import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import type { Fault } from "../api";
import type { Drafts, OpenForm } from "./drafts";
import { asFault } from "./useAll";

export type Saving = { is: "still" } | { is: "saving" } | { is: "saved"; at: string } | { is: "failed"; fault: Fault };

export interface SavingState {
  state: Saving;
  /** Runs it unless something is being saved already; whether it was done. */
  run: (what: () => Promise<unknown>) => Promise<boolean>;
  /** What was said of the last attempt no longer holds. */
  forget: () => void;
}

export function useSaving(): SavingState {
  const [state, setState] = useState<Saving>({ is: "still" });
  const turn = useRef(0);
  const busy = useRef(false);
  const run = useCallback(async (what: () => Promise<unknown>) => {
    if (busy.current) return false;
    const mine = turn.current;
    // What became of it is said where it was begun; who has gone on to another thing sees its mark in the list.
    const tell = (next: Saving) => mine === turn.current && setState(next);
    busy.current = true;
    setState({ is: "saving" });
    try {
      await what();
      tell({ is: "saved", at: new Date().toISOString() });
      return true;
    } catch (error) {
      tell({ is: "failed", fault: asFault(error) });
      return false;
    } finally {
      if (mine === turn.current) busy.current = false;
    }
  }, []);
  const forget = useCallback(() => {
    turn.current += 1;
    busy.current = false;
    setState({ is: "still" });
  }, []);
  return { state, run, forget };
}

/** Cmd or Ctrl and S do what the button does, wherever the focus is. */
export function useSaveKey(save: () => void): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      latest.current();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}

/** The form that is open: it is saved by its button and its key, and asked about before one leaves it. */
export function useOpenForm(
  drafts: Drafts,
  form: Omit<OpenForm, "stays"> & { stays?: boolean },
): (event: FormEvent) => void {
  const { key, save, blocked, stays = false } = form;
  const send = () => {
    if (drafts.get(key) !== undefined && blocked === null) void save();
  };
  useSaveKey(send);
  useEffect(() => {
    drafts.open = { key, save, blocked, stays };
    return () => {
      drafts.open = null;
    };
  });
  return (event) => {
    event.preventDefault();
    send();
  };
}
