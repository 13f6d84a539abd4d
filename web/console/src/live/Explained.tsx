// A word with its definition, on hover and on focus; Escape puts it away.

import { type ReactNode, useId, useState } from "react";

export function Explained({ says, children }: { says: string; children: ReactNode }): ReactNode {
  const id = useId();
  const [away, setAway] = useState(false);
  const back = () => setAway(false);
  return (
    <span className="explained" onMouseEnter={back} {...(away ? { "data-away": "" } : {})}>
      <button
        type="button"
        aria-describedby={id}
        onFocus={back}
        onKeyDown={(event) => {
          if (event.key === "Escape") setAway(true);
        }}
      >
        {children}
      </button>
      <span role="tooltip" id={id}>
        {says}
      </span>
    </span>
  );
}
