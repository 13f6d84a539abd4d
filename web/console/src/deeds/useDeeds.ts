// The deeds that wait for a person: read, and read again whenever the server says that one has changed.

import { useCallback, useEffect, useRef, useState } from "react";
import { asFault, type Fault } from "../api";
import type { Desk } from "../desk";
import type { DeedPage, DeedRow, DeedShown } from "../types.gen";

export type Tab = "awaiting" | "unknown";

/** A row, and what the agent has just made of it: it stays in sight until she leaves the page. */
export interface Kept {
  row: DeedRow;
  decided: DeedShown | null;
}

export interface Deeds {
  kept: readonly Kept[] | null;
  more: boolean;
  fault: Fault | null;
  again: () => void;
  further: () => void;
  decide: (id: string, how: "approve" | "reject") => Promise<void>;
  settle: (id: string, happened: boolean, why: string) => Promise<void>;
}

/** What is read now, with what was decided here still in its place. */
export function merged(before: readonly Kept[], rows: readonly DeedRow[]): Kept[] {
  const fresh = new Map(rows.map((row) => [row.deed.id, row]));
  const stay = before.filter((each) => each.decided);
  const known = new Set(stay.map((each) => each.row.deed.id));
  const all = [...stay, ...[...fresh.values()].filter((row) => !known.has(row.deed.id)).map(undecided)];
  return all.toSorted((one, other) => (one.row.deed.id < other.row.deed.id ? -1 : 1));
}

function undecided(row: DeedRow): Kept {
  return { row, decided: null };
}

export function useDeeds(desk: Desk, tab: Tab, online: boolean): Deeds {
  const [kept, setKept] = useState<readonly Kept[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [pages, setPages] = useState(1);
  const turn = useRef(0);
  const again = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    read(desk, tab, pages).then(
      ({ rows, next: rest }) => {
        if (mine !== turn.current) return;
        setFault(null);
        setNext(rest);
        setKept((before) => merged(before ?? [], rows));
      },
      (error: unknown) => mine === turn.current && setFault(asFault(error)),
    );
  }, [desk, tab, pages]);
  useEffect(() => {
    if (online) again();
  }, [again, online]);
  useEffect(() => desk.on("deeds", again), [desk, again]);
  const say = useCallback(
    async (id: string, how: string, body?: object) => {
      const decided = await desk.api.call<DeedShown>("POST", `/deeds/${encodeURIComponent(id)}/${how}`, body);
      setKept((before) => (before ?? []).map((each) => (each.row.deed.id === id ? { ...each, decided } : each)));
    },
    [desk],
  );
  const decide = useCallback((id: string, how: "approve" | "reject") => say(id, how), [say]);
  const settle = useCallback(
    (id: string, happened: boolean, why: string) => say(id, "settle", { happened, why }),
    [say],
  );
  const further = useCallback(() => setPages((before) => before + 1), []);
  return { kept, more: next !== null, fault, again, further, decide, settle };
}

async function read(desk: Desk, tab: Tab, pages: number): Promise<{ rows: DeedRow[]; next: string | null }> {
  const rows: DeedRow[] = [];
  let next: string | null = "";
  for (let page = 0; page < pages && next !== null; page += 1) {
    const query: string = new URLSearchParams({ state: tab, after: next }).toString();
    const found: DeedPage = await desk.api.call<DeedPage>("GET", `/deeds?${query}`);
    rows.push(...found.deeds);
    next = found.next;
  }
  return { rows, next };
}
