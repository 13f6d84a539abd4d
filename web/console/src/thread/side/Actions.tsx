// What can be done to an order or for the customer herself, the likeliest at hand, and beside the rest why not.

import { type ReactNode, Suspense, useId, useRef, useState } from "react";
import { Icon } from "../../icons";
import { lazyWithWords } from "../../later";
import type { ActionShown } from "../../types.gen";
import { keyPart, useWords } from "../../words";
import { useHere } from "../Here";
import { Pop } from "../Pop";
import { useFocusKept } from "./useFocusKept";

const DeedForm = lazyWithWords("form", () => import("../../deeds/DeedForm"));

/** So many are at hand, where a line holds them, and so many refused ones say why; the likeliest come first. */
const SHOWN = 3;
/** What a line holds, in narrow letters; around each name stands as much as these. */
const LINE = 44;
const AROUND = 4;
const WIDE = /\p{Script=Han}/gu;

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
  const kept = useFocusKept();
  if (actions.length === 0) return null;
  // Who has the conversation does it; what nobody has becomes hers by it.
  const theirs = row.owner === "agent" && row.agent?.id !== desk.me.id;
  const off = theirs || !online;
  // What is under way is not asked for twice: it says what it waits for.
  const possible = actions.filter((action) => action.possible && !action.stands);
  const fit = fitting(possible);
  // One more in a menu of its own would save no room. The one that is open is always at hand, in the last one's place.
  const few = possible.length <= fit + 1;
  const chosen = possible.findIndex((action) => action.action === open);
  const first = chosen < fit ? fit : fit - 1;
  const shown = possible.filter((_, place) => few || place < first || place === chosen);
  const close = () => {
    // From its form back to what opened it.
    kept.ref.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    setOpen(null);
  };
  return (
    <div className="acts" {...kept}>
      {possible.length > 0 && (
        <ul className="can do" aria-label={t("actions-possible")}>
          {shown.map(({ action, title }) => (
            <li key={action}>
              <button
                type="button"
                aria-expanded={!theirs && open === action}
                disabled={off}
                onClick={() => setOpen(open === action ? null : action)}
              >
                {title}
              </button>
            </li>
          ))}
          {shown.length < possible.length && (
            <li>
              <Others actions={possible.filter((action) => !shown.includes(action))} off={off} choose={setOpen} />
            </li>
          )}
          {theirs && <li className="label">{t("action-theirs")}</li>}
        </ul>
      )}
      {open !== null && !theirs && (
        <Suspense>
          <DeedForm key={open} desk={desk} conversation={row.id} order={order} action={open} close={close} />
        </Suspense>
      )}
      <UnderWay actions={actions} />
      <Refused actions={actions.filter((action) => !action.possible && !action.stands)} />
    </div>
  );
}

/** How many of the first stand in one line: two at least. */
function fitting(actions: readonly ActionShown[]): number {
  const wide = ({ title }: ActionShown) => title.length + (title.match(WIDE)?.length ?? 0) + AROUND;
  return actions.slice(0, SHOWN).reduce((sum, each) => sum + wide(each), 0) <= LINE ? SHOWN : SHOWN - 1;
}

interface OthersProps {
  actions: readonly ActionShown[];
  off: boolean;
  choose: (action: string) => void;
}

/** What can be done besides. */
function Others({ actions, off, choose }: OthersProps): ReactNode {
  const { t } = useWords();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t("actions-others", { count: actions.length })}
        aria-expanded={open}
        aria-controls={id}
        disabled={off}
        onClick={() => setOpen(!open)}
      >
        <Icon name="dots" size="s" />
      </button>
      <Pop id={id} label={t("actions-possible")} open={open} change={setOpen} anchor={button} className="others">
        <ul className="goals">
          {actions.map(({ action, title }, place) => (
            <li key={action}>
              <button
                type="button"
                {...(place === 0 ? { "data-first": true } : {})}
                onClick={() => {
                  setOpen(false);
                  choose(action);
                }}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      </Pop>
    </>
  );
}

/** What is asked of somebody or being done, each with what it waits for. */
function UnderWay({ actions }: { actions: readonly ActionShown[] }): ReactNode {
  const { t, find } = useWords();
  const standing = actions.flatMap(({ stands, ...action }) => (stands ? [{ ...action, stands }] : []));
  if (standing.length === 0) return null;
  return (
    <ul className="can on" aria-label={t("actions-under-way")}>
      {standing.map(({ action, title, stands }) => (
        <li key={action}>
          <span>
            <Icon name="clock" size="s" />
            {title}
          </span>
          <span className={keyPart(stands)}>{find(`action-stands-${keyPart(stands)}`) ?? t("action-stands-other")}</span>
        </li>
      ))}
    </ul>
  );
}

/** What cannot be done, each with its reason: those that matter most at once, the others when one wants them. */
function Refused({ actions }: { actions: readonly ActionShown[] }): ReactNode {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  if (actions.length === 0) return null;
  const more = actions.length - SHOWN;
  const few = all || more <= 1;
  return (
    <>
      <ul className="can" aria-label={t("actions")}>
        {(few ? actions : actions.slice(0, SHOWN)).map((action) => (
          <li key={action.action}>
            <span>{action.title}</span>
            <span>{action.reason ?? t("action-impossible")}</span>
          </li>
        ))}
      </ul>
      {!few && (
        <button type="button" className="more" onClick={() => setAll(true)}>
          {t("actions-more", { count: more })}
        </button>
      )}
    </>
  );
}
