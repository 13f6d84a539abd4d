// The chat itself, as the loader opens it on a shop's page, in the colour and language that are being chosen.

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { FromPage, ToPage } from "../../../widget/src/host";
import { paletteOf } from "../../../widget/src/look/color";
import { Dress } from "../../../widget/src/look/theme";
import { useWords } from "../words";

/** Any colour would do. */
const OURS = "#0b6b57";

export function InboxPreview({
  inbox,
  locale,
  color,
}: {
  inbox: string;
  locale: string;
  color: string | null;
}): ReactNode {
  const { t } = useWords();
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const address = `/widget/?${new URLSearchParams({ inbox, locale, origin: location.origin })}`;
  const wanted = useRef(color);
  wanted.current = color;
  // The chat puts on its saved colour by itself; what is being chosen goes over it.
  const paint = () => {
    const page = frame.current?.contentDocument?.documentElement;
    if (!page) return;
    const dress = new Dress(page, null);
    // What it puts on it can take off: so the saved colour goes too where none is wanted.
    dress.wear(paletteOf(OURS));
    dress.wear(paletteOf(wanted.current));
  };
  useEffect(paint, [color]);
  useEffect(() => {
    setReady(false);
    const say = (message: FromPage) => frame.current?.contentWindow?.postMessage(message, location.origin);
    const listen = (event: MessageEvent<ToPage | null>) => {
      if (event.origin !== location.origin || event.source !== frame.current?.contentWindow) return;
      if (event.data?.xiaoer === "ready") {
        say({ xiaoer: "identity", identity: null });
        say({ xiaoer: "shown", shown: true, focus: false, full: false });
        setReady(true);
      }
      if (event.data?.xiaoer === "renew") say({ xiaoer: "identity", identity: null });
      // It says so just before or after it has dressed: once it has, it is dressed over.
      requestAnimationFrame(paint);
    };
    addEventListener("message", listen);
    return () => removeEventListener("message", listen);
  }, [address]);
  return (
    <aside className="preview" aria-label={t("set-preview")}>
      <h4 className="label">{t("set-preview")}</h4>
      <iframe key={address} ref={frame} src={address} title={t("set-preview")} className={ready ? "" : "waiting"} />
      <p className="hint">{t("set-preview-hint")}</p>
    </aside>
  );
}
