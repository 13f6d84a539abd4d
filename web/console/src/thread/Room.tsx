// The open conversation as its parts see it: the thread and what stands beside it share pictures and deeds.

import { type ReactNode, useMemo, useState } from "react";
import type { Desk } from "../desk";
import type { State } from "../state";
import type { Attachment, Summary } from "../types.gen";
import { Here } from "./Here";
import { Lightbox } from "./parts/Lightbox";
import { isPicture } from "./parts/file";
import { BLANK, type Placed } from "./entries";

/** All files of a thread, in the order they came. */
export function filesOf(entries: readonly Placed[]): Attachment[] {
  return entries.filter((entry) => !entry.erased).flatMap((entry) => entry.parts.filter((part) => part.type === "attachment"));
}

export function Room({ desk, state, row, children }: { desk: Desk; state: State; row: Summary; children: ReactNode }): ReactNode {
  const [large, setLarge] = useState<string | null>(null);
  const online = state.link.is === "online";
  const deeds = state.details.get(row.id)?.deeds;
  const { entries } = state.threads.get(row.id) ?? BLANK;
  const place = useMemo(
    () => ({ desk, row, online, deeds: new Map((deeds ?? []).map((deed) => [deed.id, deed])), enlarge: setLarge }),
    [desk, row, online, deeds],
  );
  return (
    <Here value={place}>
      {children}
      {large && <Lightbox pictures={filesOf(entries).filter(isPicture)} shown={large} show={setLarge} />}
    </Here>
  );
}
