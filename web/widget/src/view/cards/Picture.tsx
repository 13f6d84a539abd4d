import { useState } from "preact/hooks";
import { pictureUrl } from "../../links";
import { Icon } from "../icons";

/** A shop's picture of a thing, in a place of fixed size; a sign where there is none. */
export function Picture({ url, large = false }: { url: string | null | undefined; large?: boolean }) {
  const [broken, setBroken] = useState(false);
  const src = pictureUrl(url, location.origin);
  return (
    <span class={large ? "pic large-pic" : "pic"}>
      {src && !broken ? <img src={src} alt="" loading="lazy" onError={() => setBroken(true)} /> : <Icon name="box" />}
    </span>
  );
}
