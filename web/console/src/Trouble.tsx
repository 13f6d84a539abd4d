// What failed, why, and the way on.

import { Button } from "antd";
import type { ReactNode } from "react";
import type { Fault } from "./api";
import { keyPart, useWords, type Words } from "./words";

/** Why, in words: ours for the code, else what the server said. */
export function why({ t, find }: Words, fault: { code: string; detail?: string | null; retryAfter?: number | null }): string {
  const seconds = Math.ceil(fault.retryAfter ?? 0);
  return find(`error-${keyPart(fault.code)}`, { seconds }) || fault.detail || t("error-unknown");
}

export function Trouble({ words, fault, again }: { words: string; fault: Fault; again: () => void }): ReactNode {
  const all = useWords();
  return (
    <div className="empty trouble" role="alert">
      <span>{all.t(words, { why: why(all, fault) })}</span>
      <span className="row">
        <Button size="small" onClick={again}>
          {all.t("again")}
        </Button>
        {fault.request && <span className="label mono">{all.t("request", { id: fault.request })}</span>}
      </span>
    </div>
  );
}
