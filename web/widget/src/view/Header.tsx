import { asked, partner, type State } from "../state";
import type { Entry } from "../types.gen";
import { useAround } from "./context";
import { Icon } from "./icons";

interface Props {
  state: State;
  entries: readonly Entry[];
  onClose: () => void;
}

/** Who is talking, and the way to a person, always there. */
export function Header({ state, entries, onClose }: Props) {
  const { chat, words } = useAround();
  const who = partner(state, entries);
  const waiting = asked(state);
  return (
    <header class="head">
      <div class={`face ${who === "assistant" ? "bot" : "agent"}`}>
        <Icon name={who === "assistant" ? "assistant" : "person"} />
      </div>
      <div class="who">
        <h1>{words.say("title")}</h1>
        <p class="small">{words.say(`partner-${who}`)}</p>
      </div>
      <button type="button" class={`human ${waiting ? "is" : ""}`} aria-disabled={waiting} onClick={() => waiting || chat.handoff()}>
        <Icon name={waiting ? "check" : "person"} />
        {words.say(waiting ? "human-asked" : "human")}
      </button>
      <button type="button" class="plain" aria-label={words.say("close")} onClick={onClose}>
        <Icon name="down" />
      </button>
    </header>
  );
}
