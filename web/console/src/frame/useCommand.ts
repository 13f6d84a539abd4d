// Offers what is on the screen as commands, for as long as it is there.

import { useEffect, useRef } from "react";
import { type CommandId, handle } from "./commands";

/** Does each of these commands while the component is on the screen, always by its newest means. */
export function useCommands(what: Partial<Record<CommandId, () => void>>): void {
  const newest = useRef(what);
  newest.current = what;
  const ids = Object.keys(what).sort().join(" ");
  useEffect(() => {
    const ends = (ids.split(" ") as CommandId[]).filter(Boolean).map((id) => handle(id, () => newest.current[id]?.()));
    return () => {
      for (const end of ends) end();
    };
  }, [ids]);
}
