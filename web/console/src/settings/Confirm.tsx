// A deed that is asked about where it stands, with what will come of it.

import { Button } from "antd";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useWords } from "../words";

interface Props {
  label: string;
  /** What will come of it. */
  means: string;
  yes: string;
  does: () => void;
  danger?: boolean;
}

export function Confirm({ label, means, yes, does, danger = true }: Props): ReactNode {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const id = useId();
  const stay = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const was = useRef(false);
  useEffect(() => {
    if (asking) stay.current?.focus();
    else if (was.current) first.current?.focus();
    was.current = asking;
  }, [asking]);
  if (!asking) {
    return (
      <Button ref={first} onClick={() => setAsking(true)}>
        {label}
      </Button>
    );
  }
  return (
    <div
      className="confirm"
      role="group"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === "Escape") setAsking(false);
      }}
    >
      <p id={id}>{means}</p>
      <div className="row">
        <Button
          {...(danger ? { danger: true } : { type: "primary" as const })}
          onClick={() => {
            setAsking(false);
            does();
          }}
        >
          {yes}
        </Button>
        <Button ref={stay} type="text" onClick={() => setAsking(false)}>
          {t("leave-it")}
        </Button>
      </div>
    </div>
  );
}
