// The palette: every command by a few letters of its name, and what a command needs to know next.

import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { asFault, type Fault } from "../api";
import { Icon, type IconName } from "../icons";
import { why } from "../Trouble";
import { useWords } from "../words";
import { Caps } from "./Caps";
import { type CommandId, GROUPS, offered, runCommand } from "./commands";
import { fitting } from "./fuzzy";
import { Overlay } from "./Overlay";
import type { Context, Item, Step } from "./context";

interface Props {
  context: Context;
  first: Step | null;
  close: () => void;
}

/** One line of the palette. */
interface Line {
  id: string;
  name: string;
  /** Other words it may be looked for by. */
  more?: string;
  icon?: IconName | undefined;
  hint?: string | undefined;
  dot?: Item["dot"];
  on?: boolean | undefined;
  keys?: string | undefined;
  group?: string;
  choose: () => void;
}

export default function Palette({ context, first, close }: Props): ReactNode {
  const { t } = context.words;
  const [step, setStep] = useState(first);
  // A command run from here may come back with its second step while this is still open.
  useEffect(() => setStep(first), [first]);
  return (
    <Overlay className="palette" label={step?.title ?? t("palette")} close={close}>
      {step?.kind === "text" ? (
        <Asked key={step.title} step={step} context={context} close={close} />
      ) : (
        <Chosen key={step?.title ?? ""} step={step} context={context} close={close} lead={setStep} />
      )}
    </Overlay>
  );
}

interface ChosenProps {
  step: Extract<Step, { kind: "list" }> | null;
  context: Context;
  close: () => void;
  lead: (step: Step) => void;
}

function Chosen({ step, context, close, lead }: ChosenProps): ReactNode {
  const { t } = context.words;
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const { items, fault, again } = useItems(step, context);
  const lines = useLines(step, items, text, context, close, lead, again);
  const active = Math.min(at, lines.length - 1);
  const current = lines[active];
  const box = useRef<HTMLUListElement>(null);
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && lines.length > 0) setAt((active + move + lines.length) % lines.length);
    else if (event.key === "Enter") current?.choose();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <label className="ask">
        <Icon name="search" />
        {step && <span className="step">{step.title}</span>}
        <input
          autoFocus
          value={text}
          placeholder={t(step ? "palette-find" : "palette-hint")}
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={current ? `${list}-${active}` : undefined}
          aria-label={step?.title ?? t("palette")}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={pressed}
        />
      </label>
      <ul id={list} role="listbox" ref={box} aria-label={step?.title ?? t("palette")}>
        {lines.map((line, place) => (
          <Choice
            key={line.id}
            id={`${list}-${place}`}
            line={line}
            heading={line.group !== lines[place - 1]?.group ? line.group : undefined}
            active={place === active}
            point={() => setAt(place)}
          />
        ))}
      </ul>
      {lines.length === 0 && (
        <p className="none" role="status">
          {fault ? why(context.words, fault) : items === null ? t("palette-reading") : t("palette-none", { text })}
        </p>
      )}
    </>
  );
}

interface ChoiceProps {
  id: string;
  line: Line;
  heading: string | undefined;
  active: boolean;
  point: () => void;
}

function Choice({ id, line, heading, active, point }: ChoiceProps): ReactNode {
  return (
    <>
      {heading && (
        <li className="heading" role="presentation">
          {heading}
        </li>
      )}
      <li
        id={id}
        role="option"
        aria-selected={active}
        aria-checked={line.on}
        onPointerMove={point}
        onClick={line.choose}
      >
        {line.dot ? <span className={`dot ${line.dot}`} /> : <Icon name={line.icon ?? "right"} />}
        <span className="trunc">{line.name}</span>
        {line.hint && <span className="label num">{line.hint}</span>}
        {line.on && <Icon name="check" size="s" />}
        <Caps keys={line.keys} />
      </li>
    </>
  );
}

/** The items of a step, read when it opens and again after a choice that stays. */
function useItems(step: ChosenProps["step"], context: Context) {
  const [items, setItems] = useState<Item[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [turn, setTurn] = useState(0);
  const now = useRef(context);
  now.current = context;
  useEffect(() => {
    let left = false;
    if (step) {
      Promise.resolve(step.items(now.current)).then(
        (read) => !left && setItems(read),
        (error: unknown) => !left && setFault(asFault(error)),
      );
    }
    return () => {
      left = true;
    };
  }, [step, turn]);
  return { items: step ? items : [], fault, again: () => setTurn((count) => count + 1) };
}

function useLines(
  step: ChosenProps["step"],
  items: Item[] | null,
  text: string,
  context: Context,
  close: () => void,
  lead: (step: Step) => void,
  again: () => void,
): Line[] {
  const { t } = context.words;
  return useMemo(() => {
    if (!step) return fitting(text, commandLines(t, close, text === ""), (line) => line.name);
    const choose = async (item: Item) => {
      const next = await item.run(context);
      if (next === "stay") again();
      else if (next) lead(next);
      else close();
    };
    const found: Item[] = fitting(text, items ?? [], (item) => item.name);
    const known = (items ?? []).some((item) => item.name === text.trim());
    const made = text.trim() && !known ? step.make?.(text, context) : null;
    return [...found, ...(made ? [made] : [])].map((item) => ({ ...item, choose: () => void choose(item) }));
  }, [step, items, text, context, t, close, lead, again]);
}

function commandLines(t: Context["words"]["t"], close: () => void, grouped: boolean): Line[] {
  const all = offered();
  return GROUPS.flatMap((group) => all.filter((command) => command.group === group)).map((command) => ({
    id: command.id,
    name: t(`command-${command.id}`),
    icon: command.icon,
    keys: command.keys?.[0],
    ...(grouped ? { group: t(`commands-${command.group}`) } : {}),
    choose: () => {
      // Closed first, so that what the command opens is not closed with it.
      close();
      queueMicrotask(() => runCommand(command.id as CommandId));
    },
  }));
}

interface AskedProps {
  step: Extract<Step, { kind: "text" }>;
  context: Context;
  close: () => void;
}

/** A text to be given: a word to a colleague, a moment. */
function Asked({ step, context, close }: AskedProps): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState(step.first);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        step.submit(text, context);
        close();
      }}
    >
      <label className="ask">
        <span className="step">{step.title}</span>
        <input
          autoFocus
          type={step.type}
          value={text}
          maxLength={1000}
          placeholder={step.hint}
          min={step.type === "datetime-local" ? step.first.slice(0, 10) : undefined}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p className="none">
        <span>{step.hint}</span>
        <span className="sp" />
        <button type="submit" className="go">
          {t("step-done")} <Caps keys="enter" />
        </button>
      </p>
    </form>
  );
}
