import { useEffect, useRef, useState } from "preact/hooks";
import { asked, partner } from "../chat/select";
import type { State } from "../chat/state";
import type { Entry } from "../types.gen";
import { useAround } from "./context";
import { Icon } from "./icons";
import { SoundSwitch } from "./SoundSwitch";

interface Props {
  state: State;
  entries: readonly Entry[];
  /** It fills the screen: the way back is where phones have it. */
  phone: boolean;
  onClose: () => void;
}

/** Whose chat this is, who answers, and the way to a person, always there. */
export function Header({ state, entries, phone, onClose }: Props) {
  const { chat, words } = useAround();
  const { who, name } = partner(state, entries);
  const waiting = asked(state);
  const served = who === "agent" && !waiting;
  const close = (
    <button type="button" class="plain" aria-label={words.say("close")} onClick={onClose}>
      <Icon name={phone ? "back" : "down"} />
    </button>
  );
  return (
    <header class={phone ? "head phone" : "head"}>
      {phone && close}
      <div class={`face ${who === "agent" ? "agent" : who === "assistant" ? "bot" : ""}`}>
        {who === "agent" && name ? <b aria-hidden="true">{initial(name)}</b> : <Icon name={who === "assistant" ? "assistant" : "person"} />}
      </div>
      <div class="who">
        <h1>{state.inbox?.name || words.say("title")}</h1>
        <p class="small" role="status">
          {/* Another line, not the old one moved aside. */}
          <span key={who + name}>
            {who === "agent" && <i class="dot" aria-hidden="true" />}
            {who === "agent" && name ? words.say("partner-named", { name }) : words.say(`partner-${who}`)}
          </span>
        </p>
      </div>
      {!served && (
        <button type="button" class={`human ${waiting ? "is" : ""}`} aria-disabled={waiting} onClick={() => waiting || chat.handoff()}>
          <Icon name={waiting ? "check" : "person"} />
          <span>{words.say(waiting ? "human-asked" : "human")}</span>
        </button>
      )}
      <Menu />
      {!phone && close}
    </header>
  );
}

/** What can be set, which is little. */
function Menu() {
  const { words } = useAround();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event): void => void (box.current?.contains(event.target as Node) || setOpen(false));
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
    };
  }, [open]);
  return (
    <div
      ref={box}
      class="menu"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.preventDefault();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        class="plain"
        aria-label={words.say("menu")}
        aria-expanded={open}
        aria-controls="menu"
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      <div id="menu" class="sheet" hidden={!open}>
        {open && <SoundSwitch label="sound" />}
        <a href={`/help/${words.locale}/`} target="_blank" rel="noopener">
          <Icon name="article" />
          <span>{words.say("help")}</span>
        </a>
      </div>
    </div>
  );
}

/** A name as one sign: the family name of a Chinese one, the first letter of others. */
function initial(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? "";
}
