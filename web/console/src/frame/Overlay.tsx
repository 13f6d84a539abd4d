// Something over the page: has the keys and the focus until it is closed, and gives the focus back.

import { type ReactNode, useLayoutEffect, useRef } from "react";

interface Props {
  className: string;
  label: string;
  close: () => void;
  children: ReactNode;
}

export function Overlay({ className, label, close, children }: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  // While it still stands in the page: a dialog that is gone already gives no focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`over ${className}`}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      // A click beside it is on the dialog itself: its content fills it.
      onPointerDown={(event) => event.target === dialog.current && close()}
    >
      <div className="over-in">{children}</div>
    </dialog>
  );
}
