// A picture of the shop's, in a square that is there before it is; a sign where there is none.

import { type ReactNode, useState } from "react";
import { Icon, type IconName } from "../../icons";

/** Only web addresses are followed. */
export function safe(url: string): string | undefined {
  return /^(https?:\/\/|\/(?!\/))/.test(url) ? url : undefined;
}

export function Picture({ src, icon }: { src: string | null; icon: IconName }): ReactNode {
  const [gone, setGone] = useState(false);
  const url = src && !gone ? safe(src) : undefined;
  return (
    <span className={`pic${url ? " shown" : ""}`}>
      {url ? <img src={url} alt="" loading="lazy" onError={() => setGone(true)} /> : <Icon name={icon} />}
    </span>
  );
}
