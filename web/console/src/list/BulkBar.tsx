// What can be done to all selected rows, and what became of it.

import { Button } from "antd";
import type { ReactNode } from "react";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import type { State } from "../state";
import { why } from "../Trouble";
import { useWords } from "../words";

export function BulkBar({ desk, state }: { desk: Desk; state: State }): ReactNode {
  const words = useWords();
  const { t } = words;
  const { selected, bulk } = state;
  if (selected.size === 0 && !bulk) return null;
  const none = () => desk.select(new Set());
  return (
    <div className="bulk" role="region" aria-label={t("bulk-selected", { count: selected.size })}>
      <p role="status">
        {bulk?.fault ? (
          <span className="late">{t("bulk-failed", { why: why(words, bulk.fault) })}</span>
        ) : bulk && !bulk.busy ? (
          <>
            {bulk.done > 0 && <span>{t(`bulk-done-${bulk.act}`, { count: bulk.done })}</span>}
            {bulk.refused.size > 0 && <span className="late">{t("bulk-refused", { count: bulk.refused.size })}</span>}
          </>
        ) : (
          t(bulk?.busy ? "bulk-busy" : "bulk-selected", { count: selected.size })
        )}
      </p>
      <span className="sp" />
      {selected.size > 0 && (
        <>
          <Button size="small" disabled={bulk?.busy ?? false} onClick={() => void desk.acts.bulk("take")}>
            {t("bulk-take")}
          </Button>
          <Button size="small" disabled={bulk?.busy ?? false} onClick={() => void desk.acts.bulk("resolve")}>
            {t("bulk-resolve")}
          </Button>
        </>
      )}
      <Button size="small" type="text" icon={<Icon name="close" />} aria-label={t("bulk-none")} onClick={none} />
    </div>
  );
}
