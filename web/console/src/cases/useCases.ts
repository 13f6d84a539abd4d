// Cases: a view of them, one in full, and the steps taken in it.

import { useCallback, useEffect, useRef, useState } from "react";
import { asFault, type Fault } from "../api";
import type { Desk } from "../desk";
import type { CaseDetail, CasePage, CaseRow, CaseStepBody } from "../types.gen";

export const VIEWS = ["waiting", "mine", "open", "closed"] as const;
export type View = (typeof VIEWS)[number];

export interface Cases {
  rows: readonly CaseRow[] | null;
  numbers: CasePage["numbers"] | null;
  more: boolean;
  fault: Fault | null;
  again: () => void;
  further: () => void;
}

/** A view, read again whenever the server says that a case has changed. */
export function useCases(desk: Desk, view: View, online: boolean): Cases {
  const [told, setTold] = useState<{ view: View; pages: readonly CasePage[]; fault: Fault | null } | null>(null);
  const [pages, setPages] = useState({ view, count: 1 });
  const turn = useRef(0);
  const count = pages.view === view ? pages.count : 1;
  const again = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    readAll(desk, view, count).then(
      (found) => mine === turn.current && setTold({ view, pages: found, fault: null }),
      (error: unknown) =>
        mine === turn.current &&
        setTold((before) => ({ view, pages: before?.view === view ? before.pages : [], fault: asFault(error) })),
    );
  }, [desk, view, count]);
  useEffect(() => {
    if (online) again();
  }, [again, online]);
  useEffect(() => desk.on("cases", again), [desk, again]);
  const further = useCallback(() => setPages({ view, count: count + 1 }), [view, count]);
  const here = told?.view === view ? told : null;
  return {
    rows: here && (here.pages.length > 0 || !here.fault) ? here.pages.flatMap((page) => page.cases) : null,
    numbers: told?.pages[0]?.numbers ?? null,
    more: here?.pages.at(-1)?.next != null,
    fault: here?.fault ?? null,
    again,
    further,
  };
}

async function readAll(desk: Desk, view: View, count: number): Promise<CasePage[]> {
  const pages: CasePage[] = [];
  let after: string | null = "";
  for (let page = 0; page < count && after !== null; page += 1) {
    const query: string = new URLSearchParams({ state: view, after }).toString();
    const found: CasePage = await desk.api.call<CasePage>("GET", `/cases?${query}`);
    pages.push(found);
    after = found.next ?? null;
  }
  return pages;
}

export interface OneCase {
  value: CaseDetail | null;
  fault: Fault | null;
  again: () => void;
  /** Takes a step; throws a Fault, and then nothing has happened. */
  take: (step: string, body: Partial<CaseStepBody>) => Promise<void>;
  /** Pictures of the chat are what was asked for; throws a Fault. */
  show: (photos: readonly string[]) => Promise<void>;
  /** Has her conversation stand beside the case; throws a Fault. */
  write: () => Promise<void>;
}

/** One case. A step keeps its id until it got through, so that trying again is the same step. */
export function useCase(desk: Desk, id: string, moved: () => void): OneCase {
  const [told, setTold] = useState<{ value: CaseDetail | null; fault: Fault | null }>({ value: null, fault: null });
  const path = `/cases/${encodeURIComponent(id)}`;
  const pending = useRef(new Map<string, string>());
  const again = useCallback(() => {
    desk.api.call<CaseDetail>("GET", path).then(
      (value) => setTold({ value, fault: null }),
      (error: unknown) => setTold((before) => ({ value: before.value, fault: asFault(error) })),
    );
  }, [desk, path]);
  useEffect(again, [again]);
  useEffect(() => desk.on("cases", again), [desk, again]);
  const post = useCallback(
    async (what: string, body?: object) => {
      const value = await desk.api.call<CaseDetail>("POST", `${path}/${what}`, body);
      setTold({ value, fault: null });
      moved();
    },
    [desk, path, moved],
  );
  const write = useCallback(() => post("conversation"), [post]);
  const show = useCallback((photos: readonly string[]) => post("photos", { photos }), [post]);
  const take = useCallback(
    async (step: string, body: Partial<CaseStepBody>) => {
      const key = `${step} ${JSON.stringify(body)}`;
      const step_id = pending.current.get(key) ?? crypto.randomUUID();
      pending.current.set(key, step_id);
      await post(step, { ...body, id: step_id });
      pending.current.delete(key);
    },
    [post],
  );
  return { ...told, again, take, show, write };
}
