// Key caps.

import type { ReactNode } from "react";
import { caps } from "./keys";

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

export function Caps({ keys }: { keys: string | undefined }): ReactNode {
  if (!keys) return null;
  return (
    <span className="caps" aria-hidden="true">
      {caps(keys, MAC).map((cap, place) => (
        <kbd key={`${cap} ${place}`}>{cap}</kbd>
      ))}
    </span>
  );
}
