// The floor as it is now: by the socket, and by asking where the socket brings nothing.

import { useCallback, useEffect, useRef, useState } from "react";
import { Fault } from "../api";
import type { PageProps } from "../frame/page";
import { useLocalSecond } from "../second";
import type { LiveReport } from "../types.gen";
import { zoneHere } from "./format";

/** A socket that says nothing for so long is asked whether that is the truth. */
const QUIET = 8;
/** Without a socket, this often is enough. */
const EVERY = 15;

export interface Live {
  report: LiveReport | null;
  /** Why the last attempt to ask failed; null as soon as anything comes again. */
  fault: Fault | null;
  /** Seconds since the report came. */
  age: number;
  online: boolean;
  again: () => void;
}

/** Whether it is time to ask: nothing heard for long enough, and nothing asked for just as long. */
export function isDue(online: boolean, heard: number, asked: number, now: number): boolean {
  const pause = online ? QUIET : EVERY;
  return now - heard >= pause && now - asked >= pause;
}

export function useLive({ desk, state }: PageProps): Live {
  const [held, setHeld] = useState<{ report: LiveReport; at: number } | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const asked = useRef(Number.NEGATIVE_INFINITY);
  const online = state.link.is === "online";
  const now = useLocalSecond();

  const take = useCallback((report: LiveReport) => {
    setFault(null);
    // An answer that was overtaken by a frame changes nothing.
    setHeld((old) => (old && old.report.at > report.at ? old : { report, at: Date.now() / 1000 }));
  }, []);
  const again = useCallback(() => {
    asked.current = Date.now() / 1000;
    const query = new URLSearchParams({ zone: zoneHere() });
    desk.api.call<LiveReport>("GET", `/report/live?${query}`).then(take, (error: unknown) => {
      setFault(error instanceof Fault ? error : new Fault(0, "unknown"));
    });
  }, [desk, take]);

  useEffect(() => desk.on("live", take), [desk, take]);
  useEffect(() => {
    if (!online) return undefined;
    desk.tell({ type: "live", on: true, zone: zoneHere() });
    return () => void desk.tell({ type: "live", on: false, zone: zoneHere() });
  }, [desk, online]);
  useEffect(() => {
    const due = isDue(online, held?.at ?? Number.NEGATIVE_INFINITY, asked.current, Date.now() / 1000);
    if (due && document.visibilityState === "visible") again();
  }, [now, online, held, again]);

  return { report: held?.report ?? null, fault, age: held ? Math.max(0, Math.floor(now - held.at)) : 0, online, again };
}
