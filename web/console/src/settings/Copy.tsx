// A button that copies, and says so itself.

import { Button } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { Icon } from "../icons";
import { useWords } from "../words";

const SHOWN_MS = 2500;

export function Copy({ text, label }: { text: string; label: string }): ReactNode {
  const { t } = useWords();
  const [state, setState] = useState<"still" | "done" | "failed">("still");
  useEffect(() => {
    if (state === "still") return undefined;
    const timer = setTimeout(() => setState("still"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    // Where the page is not served securely there is no clipboard: the text stays selectable.
    const copied = navigator.clipboard
      ? navigator.clipboard.writeText(text)
      : Promise.reject(new Error("no clipboard"));
    copied.then(
      () => setState("done"),
      () => setState("failed"),
    );
  };
  return (
    <Button size="small" onClick={copy} icon={state === "done" ? <Icon name="check" size="s" /> : undefined}>
      <span aria-live="polite">{state === "still" ? label : t(`set-copied-${state}`)}</span>
    </Button>
  );
}
