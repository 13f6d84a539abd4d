// Something asked of the server once a panel needs it: not yet, there, or failed with a way to ask again.

import { useCallback, useEffect, useState } from "react";
import { asFault, type Fault } from "../api";

export interface Asked<T> {
  value: T | null;
  fault: Fault | null;
  again: () => void;
}

/** Asks when it appears and whenever `ask` is another one; an answer that came too late is dropped. */
export function useAsked<T>(ask: () => Promise<T>): Asked<T> {
  const [told, setTold] = useState<{ value: T | null; fault: Fault | null }>({ value: null, fault: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    setTold((before) => ({ value: before.value, fault: null }));
    ask().then(
      (value) => wanted && setTold({ value, fault: null }),
      (error: unknown) => wanted && setTold({ value: null, fault: asFault(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [ask, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { ...told, again };
}
