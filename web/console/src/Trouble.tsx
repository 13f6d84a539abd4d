// What failed, why, and the way on.

import { Button } from "antd";
import type { ReactNode } from "react";
import type { Fault } from "./api";
import { keyPart, useWords, type Words } from "./words";

interface Said {
  code: string;
  detail?: string | null;
  retryAfter?: number | null;
}

/** Why, in words: ours for the code, else what the server said. */
export function why({ t, find }: Words, fault: Said): string {
  const seconds = Math.ceil(fault.retryAfter ?? 0);
  return find(`error-${keyPart(fault.code)}`, { seconds }) || fault.detail || t("error-unknown");
}

/** The number to name when one asks for help; whole on hover and when copied. */
function Request({ id }: { id: string }): ReactNode {
  const { t } = useWords();
  const short = id.length > 12 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
  return (
    <button
      type="button"
      className="label mono"
      title={`${id} · ${t("request-copy")}`}
      onClick={() => void navigator.clipboard?.writeText(id)}
    >
      {t("request", { id: short })}
    </button>
  );
}

/** What failed, why and what still works, the way on, and the number to name when one asks for help. */
export function Trouble({ words, fault, again }: { words: string; fault: Fault; again: () => void }): ReactNode {
  const all = useWords();
  // Who is to log in again is told so by the layer above; nothing of ours failed.
  if (fault.status === 401) return null;
  return (
    <div className="empty trouble" role="alert">
      <b>{all.t(words)}</b>
      <span className="why">{`${why(all, fault)} ${all.find(`${words}-works`) ?? ""}`}</span>
      <span className="row">
        <Button size="small" onClick={again}>
          {all.t("again")}
        </Button>
        {fault.request && <Request id={fault.request} />}
      </span>
    </div>
  );
}
