// A section: its list, and beside it (on a phone: instead of it) the one that is open.

import { Button } from "antd";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Fault } from "../api";
import { Icon } from "../icons";
import { Trouble } from "../Trouble";
import { useWords } from "../words";
import { type Line, matching } from "./lines";

export const NEW = "new";

interface Props {
  /** The section, as its keys are called. */
  name: string;
  lines: readonly Line[] | null;
  fault: Fault | null;
  again: () => void;
  open: string | null;
  show: (id: string | null) => void;
  /** Ids with changes that are not saved. */
  unsaved: ReadonlySet<string>;
  canAdd?: boolean;
  /** Above the list: what was deleted just now, and the way back. */
  notice?: ReactNode;
  children: ReactNode;
}

/** From this many on a list can be searched. */
const MANY = 8;

export function Pane(props: Props): ReactNode {
  const { name, lines, fault, again, open } = props;
  const { t } = useWords();
  return (
    <div className={`pane${open ? " opened" : ""}`}>
      <section className="plist" aria-label={t(`set-${name}`)}>
        <Top {...props} />
        {props.notice}
        {fault && <Trouble words="set-read-failed" fault={fault} again={again} />}
        {!lines && !fault && <Skeleton />}
        {lines && <Lines {...props} lines={lines} />}
      </section>
      <div className="pedit">
        {open ? (
          <>
            <Button type="text" className="pback" onClick={() => props.show(null)}>
              <Icon name="left" size="s" />
              {t("back")}
            </Button>
            {props.children}
          </>
        ) : (
          lines && lines.length > 0 && <p className="pnone">{t(`set-${name}-none-open`)}</p>
        )}
      </div>
    </div>
  );
}

function Top({ name, lines, show, canAdd = false }: Props): ReactNode {
  const { t } = useWords();
  return (
    <header>
      <h2>
        {t(`set-${name}`)}
        {lines && <span className="num">{lines.length}</span>}
      </h2>
      {canAdd && (
        <Button size="small" onClick={() => show(NEW)}>
          {t(`set-${name}-new`)}
        </Button>
      )}
    </header>
  );
}

function Lines({ name, lines, open, show, unsaved, canAdd = false }: Props & { lines: readonly Line[] }): ReactNode {
  const { t } = useWords();
  const [asked, setAsked] = useState("");
  const found = useMemo(() => matching(lines, asked), [lines, asked]);
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(open);
  const byKey = useRef(false);
  useEffect(() => {
    // Whoever opens it by a key goes on in it, however many stand below it in the list.
    if (byKey.current) document.querySelector<HTMLElement>(".pedit form :is(input, textarea, select)")?.focus();
    byKey.current = false;
    // Back from the editor: the focus goes where it came from.
    if (!open && before.current)
      list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(before.current)}"]`)?.focus();
    before.current = open;
  }, [open]);
  if (lines.length === 0) {
    return (
      <div className="empty">
        <b>{t(`set-${name}-empty`)}</b>
        <span>{t(`set-${name}-empty-next`)}</span>
        {canAdd && (
          <button type="button" className="go" onClick={() => show(NEW)}>
            {t(`set-${name}-new`)}
          </button>
        )}
      </div>
    );
  }
  return (
    <>
      {lines.length >= MANY && (
        <input
          className="inp"
          type="search"
          value={asked}
          onChange={(event) => setAsked(event.target.value)}
          placeholder={t("set-find")}
          aria-label={t("set-find")}
        />
      )}
      <ul ref={list}>
        {found.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              data-id={line.id}
              className={line.off ? "off" : ""}
              aria-current={line.id === open}
              onClick={(event) => {
                byKey.current = event.detail === 0 && line.id !== open;
                show(line.id);
              }}
            >
              <span className="trunc">{line.title}</span>
              {unsaved.has(line.id) && <span className="unsaved">{t("set-mark-unsaved")}</span>}
              <small>{line.sub}</small>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="pnone">{t("set-found-none", { asked })}</p>}
    </>
  );
}

const SHAPES = [120, 88, 140, 96];

function Skeleton(): ReactNode {
  const { t } = useWords();
  return (
    <div className="skeleton" role="status" aria-label={t("list-loading")}>
      {SHAPES.map((width) => (
        <div key={width}>
          <i style={{ width }} />
          <i style={{ width: width * 0.6 }} />
        </div>
      ))}
    </div>
  );
}
