// What an icon means, and by which keys it is reached.

import type { ReactNode } from "react";

/** Shown beside the icon it explains, on hover and on focus. */
export function Tip({ keys, children }: { keys?: string; children: ReactNode }): ReactNode {
  return (
    <span className="tip" aria-hidden="true">
      {children}
      {keys?.split(" ").map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
