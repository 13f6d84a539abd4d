// A picture of the thread as large as the window; the arrows lead to the one before and after.

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { Icon } from "../../icons";
import type { Attachment } from "../../types.gen";
import { useWords } from "../../words";
import { useAddress } from "../addresses";
import { useHere } from "../Here";

interface Props {
  pictures: readonly Attachment[];
  shown: string;
  show: (id: string | null) => void;
}

export function Lightbox({ pictures, shown, show }: Props): ReactNode {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const at = pictures.findIndex((file) => file.id === shown);
  const file = pictures[at];
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const step = (by: number) => {
    const next = pictures[(at + by + pictures.length) % pictures.length];
    if (next) show(next.id);
  };
  const pressed = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    event.stopPropagation();
    if (by) step(by);
  };
  if (!file) return null;
  return (
    <dialog
      ref={dialog}
      className="lightbox"
      aria-label={file.name}
      onClose={() => show(null)}
      onKeyDown={pressed}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
    >
      <header>
        <b className="trunc">{file.name}</b>
        {pictures.length > 1 && (
          <span className="num">
            {at + 1} / {pictures.length}
          </span>
        )}
        <span className="sp" />
        {pictures.length > 1 && (
          <>
            <button type="button" className="ib" aria-label={t("file-before")} onClick={() => step(-1)}>
              <Icon name="left" />
            </button>
            <button type="button" className="ib" aria-label={t("file-after")} onClick={() => step(1)}>
              <Icon name="right" />
            </button>
          </>
        )}
        <button type="button" className="ib" aria-label={t("close")} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </header>
      <Large key={file.id} file={file} />
    </dialog>
  );
}

function Large({ file }: { file: Attachment }): ReactNode {
  const { t } = useWords();
  const { desk } = useHere();
  const { url, failed, broken, again } = useAddress(desk.api, file.id);
  if (failed) {
    return (
      <p>
        {t("file-failed")}{" "}
        <button type="button" onClick={again}>
          {t("again")}
        </button>
      </p>
    );
  }
  return url ? <img src={url} alt={file.name} onError={broken} /> : <p className="skeleton">{t("list-loading")}</p>;
}
