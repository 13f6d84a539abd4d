// Says that nothing comes through, when it is tried again, and that nothing is lost.

import { type ReactNode, useEffect, useState } from "react";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import type { LinkState } from "../link";
import { useLocalSecond } from "../second";
import { useWords } from "../words";

/** A connection that is back within this needs no announcement. */
const PATIENCE_MS = 1200;
/** One that lasts this long is back: others open and fall again at once. */
const STEADY_MS = 700;

export function OfflineBar({ desk, link }: { desk: Desk; link: LinkState }): ReactNode {
  const { t } = useWords();
  const away = link.is !== "online";
  const [told, setTold] = useState(false);
  const now = useLocalSecond();
  useEffect(() => {
    const timer = setTimeout(() => setTold(away), away ? PATIENCE_MS : STEADY_MS);
    return () => clearTimeout(timer);
  }, [away]);
  if (!told) return null;
  const seconds = link.is === "offline" ? Math.max(1, Math.ceil(link.retryAt / 1000 - now)) : 0;
  return (
    <div className="bar offline" role="status">
      <Icon name="pulse" />
      <span>{link.is === "offline" ? t("offline", { seconds }) : t("connecting")}</span>
      <span className="sp" />
      {link.is === "offline" && (
        <button type="button" onClick={desk.reconnect}>
          {t("offline-now")}
        </button>
      )}
    </div>
  );
}
