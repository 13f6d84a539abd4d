// What was deleted just now, with the way back; or why it is still there.

import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { Fault } from "../api";
import { Icon } from "../icons";
import { why } from "../Trouble";
import { useWords } from "../words";
import { asFault } from "./useAll";

export interface GoneState<T> {
  item: T;
  title: string;
  /** Why deleting it, or bringing it back, failed. */
  fault: Fault | null;
  /** Deleted it is; bringing it back failed. */
  back?: boolean;
}

interface Props<T> {
  gone: GoneState<T>;
  put: (item: T) => Promise<unknown>;
  close: () => void;
  change: (gone: GoneState<T>) => void;
}

export function Gone<T>({ gone, put, close, change }: Props<T>): ReactNode {
  const words = useWords();
  const { t } = words;
  const [busy, setBusy] = useState(false);
  const undo = () => {
    setBusy(true);
    put(gone.item)
      .then(close, (error: unknown) => change({ ...gone, fault: asFault(error), back: true }))
      .finally(() => setBusy(false));
  };
  const still = gone.fault && !gone.back;
  const said = gone.fault
    ? t(still ? "set-delete-failed" : "set-restore-failed", { title: gone.title, why: why(words, gone.fault) })
    : t("set-deleted", { title: gone.title });
  return (
    <div className={`gone${gone.fault ? " late" : ""}`} role="status">
      <span>{said}</span>
      <span className="sp" />
      {!still && (
        <Button size="small" onClick={undo} disabled={busy}>
          {t("set-restore")}
        </Button>
      )}
      <button type="button" onClick={close} aria-label={t("close")} title={t("close")}>
        <Icon name="close" size="s" />
      </button>
    </div>
  );
}
