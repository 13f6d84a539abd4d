import { useEffect, useRef, useState } from "preact/hooks";
import { type Picture, useAround } from "../context";
import { Icon } from "../icons";
import { useAddress } from "./useAddress";

interface Props {
  pictures: readonly Picture[];
  at: number;
  onClose: () => void;
}

/** A picture as large as the chat; the browser's own dialog holds the focus and closes on Escape. */
export function Large({ pictures, at, onClose }: Props) {
  const { words } = useAround();
  const [place, go] = useState(at);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  const picture = pictures[place];
  if (!picture) return null;
  const several = pictures.length > 1;
  const step = (by: number): void => go((place + by + pictures.length) % pictures.length);
  return (
    <dialog
      ref={dialog}
      class="large"
      aria-label={picture.name}
      onClose={onClose}
      onKeyDown={(event) => {
        if (several && event.key === "ArrowRight") step(1);
        if (several && event.key === "ArrowLeft") step(-1);
      }}
    >
      <header>
        <p class="name">{picture.name}</p>
        {several && <p class="small num">{words.say("picture-of", { place: place + 1, count: pictures.length })}</p>}
        <button type="button" class="plain" aria-label={words.say("picture-close")} onClick={() => dialog.current?.close()}>
          <Icon name="cross" />
        </button>
      </header>
      <Shown key={picture.id} picture={picture} />
      {several && (
        <footer>
          <button type="button" class="plain" aria-label={words.say("picture-before")} onClick={() => step(-1)}>
            <Icon name="back" />
          </button>
          <button type="button" class="plain" aria-label={words.say("picture-after")} onClick={() => step(1)}>
            <Icon name="forward" />
          </button>
        </footer>
      )}
    </dialog>
  );
}

function Shown({ picture }: { picture: Picture }) {
  const { chat, words } = useAround();
  const { url, failed, broken, again } = useAddress(picture.id, null);
  const src = url ?? chat.uploads.previewOf(picture.id)?.preview;
  return (
    <div class="shown">
      {failed ? (
        <p>
          {words.say("picture-failed")}{" "}
          <button type="button" class="secondary" onClick={again}>
            {words.say("retry")}
          </button>
        </p>
      ) : (
        src && <img src={src} alt={picture.name} onError={broken} />
      )}
    </div>
  );
}
