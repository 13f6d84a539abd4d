// How urgent it is, what it is about, and a link to it.

import { type ReactNode, useState } from "react";
import type { Desk } from "../desk";
import { Segments } from "../frame/Segments";
import { PRIORITIES } from "../frame/steps";
import { Icon } from "../icons";
import { hrefOf } from "../route";
import type { Summary } from "../types.gen";
import { useWords } from "../words";
import { Labels } from "./Labels";

interface Props {
  desk: Desk;
  row: Summary;
  close: () => void;
}

export function More({ desk, row, close }: Props): ReactNode {
  const { t } = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () => {
    const address = new URL(hrefOf({ page: "inbox", open: row.id }), location.href).href;
    const done = navigator.clipboard?.writeText(address) ?? Promise.reject(new Error("no clipboard"));
    done.then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="panel">
      <Segments
        legend={t("step-priority")}
        options={PRIORITIES.map((each) => ({ value: each, name: t(`step-priority-${each}`) }))}
        value={row.priority ?? "medium"}
        pick={(each) => void desk.acts.prioritise(row.id, each)}
      />
      <Labels desk={desk} row={row} />
      <ul className="goals">
        {row.status === "resolved" && (
          <li>
            <button
              type="button"
              onClick={() => {
                close();
                void desk.act("reopen");
              }}
            >
              <Icon name="again" />
              <span>{t("act-reopen")}</span>
            </button>
          </li>
        )}
        <li>
          <button type="button" onClick={copy}>
            <Icon name={copied ? "check" : "link"} />
            <span role="status">{copied === null ? t("link-copy") : t(copied ? "link-copied" : "link-not-copied")}</span>
          </button>
        </li>
      </ul>
    </div>
  );
}
