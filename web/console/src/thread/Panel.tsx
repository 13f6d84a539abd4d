// What a small panel shows while it does not know yet, and when it could not find out.

import type { ReactNode } from "react";
import type { Fault } from "../api";
import { why } from "../Trouble";
import { useWords } from "../words";

export function Waiting(): ReactNode {
  const { t } = useWords();
  return (
    <div className="skeleton" role="status" aria-label={t("list-loading")}>
      {[64, 48, 56].map((width) => (
        <i key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

export function Failed({ words, fault, again }: { words: string; fault: Fault; again: () => void }): ReactNode {
  const all = useWords();
  return (
    <p className="label failed" role="alert">
      {all.t(words, { why: why(all, fault) })}{" "}
      <button type="button" onClick={again}>
        {all.t("again")}
      </button>
    </p>
  );
}
