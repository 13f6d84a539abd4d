// What can be done to an order or for the customer herself, and beside the rest why not.

import { type ReactNode, Suspense, useState } from "react";
import { Icon } from "../../icons";
import type { ActionShown } from "../../types.gen";
import { lazyWithWords } from "../../later";
import { useWords } from "../../words";
import { useHere } from "../Here";

const DeedForm = lazyWithWords("form", () => import("../../deeds/DeedForm"));

interface Props {
  /** Null: it is about her, whatever she ordered. */
  order: string | null;
  actions: readonly ActionShown[];
}

/** What the rules let be done, each with its form in place; and the reason beside everything else. */
export function Actions({ order, actions }: Props): ReactNode {
  const { t } = useWords();
  const { desk, row, online } = useHere();
  const [open, setOpen] = useState<string | null>(null);
  if (actions.length === 0) return null;
  // Who has the conversation does it; what nobody has becomes hers by it.
  const theirs = row.owner === "agent" && row.agent?.id !== desk.me.id;
  const possible = actions.filter((action) => action.possible);
  const rest = actions.filter((action) => !action.possible);
  return (
    <>
      {possible.length > 0 && (
        <ul className="can do" aria-label={t("actions-possible")}>
          {possible.map(({ action, title }) => (
            <li key={action}>
              <button
                type="button"
                aria-expanded={!theirs && open === action}
                disabled={theirs || !online}
                onClick={() => setOpen(open === action ? null : action)}
              >
                {title}
                <Icon name={open === action ? "up" : "down"} size="s" />
              </button>
            </li>
          ))}
          {theirs && <li className="label">{t("action-theirs")}</li>}
        </ul>
      )}
      {open !== null && !theirs && (
        <Suspense>
          <DeedForm key={open} desk={desk} conversation={row.id} order={order} action={open} close={() => setOpen(null)} />
        </Suspense>
      )}
      {rest.length > 0 && (
        <ul className="can" aria-label={t("actions")}>
          {rest.map((action) => (
            <li key={action.action}>
              <span>{action.title}</span>
              <span>{action.reason ?? t("action-impossible")}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
