// A part of the side panel that can be folded away, and stays as it was left.

import { type ReactNode, useId, useState } from "react";
import { Icon } from "../../icons";

const KEY = "xiaoer.side.folded";

export type SectionName = "orders" | "account" | "deeds" | "files" | "past";

function folded(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return [];
  }
}

function keepFolded(name: SectionName, shut: boolean): void {
  try {
    const rest = folded().filter((each) => each !== name);
    localStorage.setItem(KEY, JSON.stringify(shut ? [...rest, name] : rest));
  } catch {
    // Without storage it is only forgotten at a reload.
  }
}

interface Props {
  name: SectionName;
  title: string;
  count?: number | undefined;
  children: ReactNode;
}

export function Section({ name, title, count, children }: Props): ReactNode {
  const id = useId();
  const [shut, setShut] = useState(() => folded().includes(name));
  const turn = () => {
    keepFolded(name, !shut);
    setShut(!shut);
  };
  return (
    <section className={`sec-b${shut ? " shut" : ""}`}>
      <h3>
        <button type="button" className="sec-h" aria-expanded={!shut} aria-controls={id} onClick={turn}>
          {title}
          {count ? <span className="num">{count}</span> : null}
          <span className="sp" />
          <Icon name="down" size="s" />
        </button>
      </h3>
      <div id={id} hidden={shut}>
        {children}
      </div>
    </section>
  );
}
