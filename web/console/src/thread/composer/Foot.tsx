// Below the text: files, signs, what sending will do, and sending.

import { Button } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import type { Desk } from "../../desk";
import { handle, runCommand } from "../../frame/commands";
import { Icon } from "../../icons";
import type { Mode } from "../../outbox";
import type { Macro, Summary } from "../../types.gen";
import { useWords } from "../../words";
import { keysOf } from "../Head";
import { AtHand } from "./AtHand";
import { Emoji } from "./Emoji";

interface Props {
  desk: Desk;
  row: Summary;
  mode: Mode;
  /** Files that are not there yet: on their way, or one of them failed. */
  waits: "files-first" | "files-failed" | null;
  ready: boolean;
  take: (files: Iterable<File>) => void;
  insert: (sign: string) => void;
  fill: (macro: Macro) => void;
  send: () => void;
}

export function Foot({ desk, row, mode, waits, ready, take, insert, fill, send }: Props): ReactNode {
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const tells = mode === "message" && row.owner !== "agent";
  useEffect(() => handle("attach", () => chooser.current?.click()), []);
  return (
    <div className="ft">
      <button type="button" className="ib sm" aria-label={t("attach")} title={t("attach")} onClick={() => chooser.current?.click()}>
        <Icon name="clip" />
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          take(event.target.files ?? []);
          event.target.value = "";
        }}
      />
      <Emoji insert={insert} />
      {mode === "message" && (
        <button
          type="button"
          className="ib sm slash"
          aria-label={t("macros")}
          title={`${t("macros")} (${(keysOf("macros") ?? "/").toUpperCase()})`}
          // The caret stays in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => runCommand("macros")}
        >
          /
        </button>
      )}
      {mode === "message" ? <AtHand api={desk.api} fill={fill} /> : <span className="sp" />}
      <span className={`label trunc${waits || tells ? " tells" : ""}`}>{t(waits ?? hintOf(row, mode))}</span>
      <Button type="primary" disabled={!ready || waits !== null} onClick={send}>
        {t(`send-${mode}`)}
        <kbd aria-hidden="true">↵</kbd>
      </Button>
    </div>
  );
}

/** What sending will do besides sending. */
function hintOf(row: Summary, mode: Mode): string {
  if (mode === "note" || row.owner === "agent") return `composer-hint-${mode}`;
  return row.status === "snoozed" ? "composer-hint-snoozed" : `composer-hint-${row.owner}`;
}
