// Whom and what the ids in a thread stand for, as far as anything on the screen tells.

import { useEffect, useMemo, useState } from "react";
import type { Desk } from "../desk";
import type { State } from "../state";
import type { Colleague, Summary, Team } from "../types.gen";
import { useWords } from "../words";
import type { Names } from "./happened";
import { BLANK } from "./entries";

/** Colleagues and teams hardly change: one answer serves a whole session. */
const known = new WeakMap<Desk, Promise<[Colleague[], Team[]]>>();

function staffOf(desk: Desk): Promise<[Colleague[], Team[]]> {
  const asked = known.get(desk) ?? Promise.all([desk.api.colleagues(), desk.api.teams()]);
  known.set(desk, asked);
  asked.catch(() => known.delete(desk));
  return asked;
}

export function useNames(desk: Desk, state: State, row: Summary): Names {
  const { called } = useWords();
  const [staff, setStaff] = useState<[Colleague[], Team[]] | null>(null);
  const entries = (state.threads.get(row.id) ?? BLANK).entries;
  const deeds = state.details.get(row.id)?.deeds;
  useEffect(() => {
    staffOf(desk).then(setStaff, () => undefined);
  }, [desk]);
  // A deed is called here what the customer was told it is.
  const titles = useMemo(() => {
    const offers = entries.flatMap((entry) => entry.parts).filter((part) => part.type === "offer");
    return new Map([...(deeds ?? []).map((deed) => [deed.id, deed.title] as const), ...offers.map((offer) => [offer.deed, offer.title] as const)]);
  }, [entries, deeds]);
  return useMemo(
    () => ({
      agent: (id) => desk.nameOf(id) ?? staff?.[0].find((each) => each.id === id)?.name ?? null,
      team: (id) => staff?.[1].filter((each) => each.id === id).map(called)[0] ?? null,
      deed: (id) => (typeof id === "string" ? (titles.get(id) ?? null) : null),
    }),
    [desk, staff, titles, called],
  );
}
