// Above the thread: who it is, who else looks, how long she waits, and what can be done with all of it.

import { Button } from "antd";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { Act, Agent } from "../api";
import { useContactName, WaitChip } from "../chips";
import type { Desk } from "../desk";
import { COMMANDS, type CommandId, handle } from "../frame/commands";
import { Caps } from "../frame/Caps";
import { Icon, type IconName } from "../icons";
import { isMine } from "../list/order";
import type { State } from "../state";
import { why } from "../Trouble";
import type { Summary } from "../types.gen";
import { useForms, useWords } from "../words";
import { More } from "./More";
import { Pop } from "./Pop";
import { Snooze } from "./Snooze";
import { Transfer } from "./Transfer";

interface Props {
  desk: Desk;
  state: State;
  row: Summary;
  showSide: () => void;
}

interface Choice {
  act: Act;
  words: string;
  primary: boolean;
}

/** Hers to decide on: her own, nobody's yet, or any for who leads. */
function isHers(row: Summary, me: Agent): boolean {
  return row.owner !== "nobody" && (row.owner !== "agent" || isMine(row, me.id) || me.role !== "agent");
}

/** What this agent may do to the conversation as it stands; a colleague's is a supervisor's to settle. */
function actsFor(row: Summary, me: Agent): Choice[] {
  const resolve: Choice = { act: "resolve", words: "act-resolve", primary: false };
  // Whose it will be again the row does not say: a colleague's is refused by the server, in words.
  if (row.status === "snoozed") return [{ act: "wake", words: "wake", primary: false }, resolve];
  if (row.owner === "nobody") return [{ act: "reopen", words: "act-reopen", primary: false }];
  if (row.owner === "agent") return isHers(row, me) ? [resolve] : [];
  const words = row.owner === "assistant" ? "act-take-over" : "act-take";
  return [resolve, { act: "take", words, primary: row.owner === "queue" }];
}

export function keysOf(id: CommandId): string | undefined {
  return COMMANDS.find((each) => each.id === id)?.keys?.[0];
}

export function Head({ desk, state, row, showSide }: Props): ReactNode {
  const { t } = useWords();
  const waiting = row.owner === "assistant" ? null : row.waiting_since;
  const watchers = state.watchers.get(row.id) ?? [];
  const hers = isHers(row, desk.me);
  return (
    <>
      <header className="th">
        <span className="only-phone">
          <Button type="text" icon={<Icon name="left" />} aria-label={t("back")} onClick={() => desk.open(null)} />
        </span>
        <Who row={row} me={desk.me} />
        <span className="sp" />
        {watchers.length > 0 && (
          <span className="label watch" title={watchers.map((each) => each.name).join(", ")}>
            <Icon name="eye" />
            <span className="trunc">{t("watching-too", { names: watchers.map((each) => each.name).join(t("and")) })}</span>
          </span>
        )}
        {waiting && <WaitChip since={waiting} named />}
        <span className="tools">
          {hers && row.status !== "snoozed" && (
            <>
              <Tool command="transfer" icon="swap" words="transfer">
                {(close) => <Transfer desk={desk} row={row} close={close} />}
              </Tool>
              <Tool command="snooze" icon="moon" words="snooze">
                {(close) => <Snooze desk={desk} row={row} close={close} />}
              </Tool>
            </>
          )}
          <Tool icon="dots" words="more">
            {(close) => <More desk={desk} row={row} close={close} />}
          </Tool>
          <span className="only-narrow">
            <button type="button" className="ib" aria-label={t("side-show")} title={t("side-show")} onClick={showSide}>
              <Icon name="person" />
            </button>
          </span>
        </span>
        {actsFor(row, desk.me).map(({ act, words, primary }) => (
          <Button
            key={act}
            type={primary ? "primary" : "default"}
            disabled={state.acting !== null}
            title={t(words)}
            {...(act === "resolve" ? { icon: <Icon name="check" /> } : {})}
            onClick={() => void desk.act(act)}
          >
            {t(words)}
            <Caps keys={keysOf(act)} />
          </Button>
        ))}
      </header>
      <Bars state={state} row={row} />
    </>
  );
}

function Who({ row, me }: { row: Summary; me: Agent }): ReactNode {
  const { t, called } = useWords();
  const name = useContactName()(row);
  const colleague = row.owner === "agent" && row.agent?.id !== me.id ? row.agent?.name : null;
  const labels = row.labels ?? [];
  const urgent = row.priority === "high" || row.priority === "urgent";
  const about = [`#${row.id.slice(-6)}`, row.inbox.name, row.team && called(row.team), colleague ?? t(`status-${row.status}`)];
  return (
    <div className="who">
      <div className="nm">
        <h2 className="trunc">{name}</h2>
        {row.contact.verified && (
          <span className="ok" title={t("verified")} role="img" aria-label={t("verified")}>
            <Icon name="shield" size="s" />
          </span>
        )}
        {urgent && (
          <span className={`chip ${row.priority === "urgent" ? "late-q" : "risk"}`}>
            <Icon name="flag" size="s" />
            {t(`step-priority-${row.priority}`)}
          </span>
        )}
      </div>
      <div className="sub trunc num">
        {about.filter(Boolean).join(" · ")}
        {labels.map((label) => (
          <span key={label} className="lvl">
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}

interface ToolProps {
  /** The command this button stands for; its key opens the same panel. */
  command?: CommandId;
  icon: IconName;
  words: string;
  children: (close: () => void) => ReactNode;
}

/** A button with a panel of its own. */
function Tool({ command, icon, words, children }: ToolProps): ReactNode {
  const { t } = useWords();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => (command ? handle(command, () => setOpen(true)) : undefined), [command]);
  const keys = command && keysOf(command);
  const label = t(`tool-${words}`);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="ib"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={keys ? `${label} (${keys.toUpperCase()})` : label}
        popoverTarget={id}
        {...(keys ? { "aria-keyshortcuts": keys } : {})}
      >
        <Icon name={icon} size="l" />
      </button>
      <Pop id={id} label={label} open={open} change={setOpen} anchor={button} end>
        {children(() => setOpen(false))}
      </Pop>
    </>
  );
}

/** What did not work, and until when it is put off. */
function Bars({ state, row }: { state: State; row: Summary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const forms = useForms();
  return (
    <>
      {row.status === "snoozed" && row.snoozed_until && (
        <div className="bar snoozed num">
          <Icon name="moon" />
          {t("snoozed-until", { at: forms.moment(row.snoozed_until) })}
        </div>
      )}
      {state.actFault && (
        <div className="bar late-q" role="alert">
          <Icon name="warn" size="s" />
          {t("act-failed", { act: t(`act-${state.actFault.act}`), why: why(words, state.actFault.fault) })}
        </div>
      )}
    </>
  );
}
