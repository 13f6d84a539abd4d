import { asked, partner, thread } from "../../chat/select";
import type { Choices, Entry } from "../../types.gen";
import { ordinal } from "../../words";
import { useAround, useChatState } from "../context";
import { Icon } from "../icons";

/** The option that is no answer but a wish. */
const PERSON = "person";

/** Answers to pick one of; the one picked stays picked, on every device. */
export function ChoicesCard({ part, entry, pick }: { part: Choices; entry: Entry; pick: string | null }) {
  const { chat, words } = useAround();
  const chosen = part.picked ?? pick;
  const called = usePerson();
  return (
    <div class="choices" role="group" aria-label={words.say("choices")}>
      {part.options.map((option) => {
        const here = option.value === chosen;
        if (called && option.value === PERSON && chosen === null) {
          return (
            <p key={PERSON} class="called">
              <Icon name="check" />
              {called}
            </p>
          );
        }
        return (
          <button
            key={option.value}
            type="button"
            class={here ? "sel" : ""}
            disabled={chosen !== null && !here}
            aria-pressed={here}
            aria-disabled={here}
            onClick={() => chosen === null && chat.pick(entry.id, option.value)}
          >
            {here && <Icon name="check" />}
            {option.label.replaceAll(" ·", "\u00a0·")}
            {here && <span class="sr">, {words.say("picked")}</span>}
          </button>
        );
      })}
    </div>
  );
}

/** How it is with the person she asked for, in a few words; nothing when she has none and has not asked. */
function usePerson(): string | null {
  const { chat, words } = useAround();
  const state = useChatState(chat);
  if (state.queue) return words.say("human-place", { position: ordinal(state.queue.position) });
  if (asked(state)) return words.say("human-asked");
  const { who, name } = partner(state, thread(state));
  if (who !== "agent") return null;
  return name ? words.say("partner-named", { name }) : words.say("partner-agent");
}
