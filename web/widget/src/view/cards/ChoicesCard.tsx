import type { Choices, Entry } from "../../types.gen";
import { useAround } from "../context";
import { Icon } from "../icons";

/** Answers to pick one of; the one picked stays picked, on every device. */
export function ChoicesCard({ part, entry, pick }: { part: Choices; entry: Entry; pick: string | null }) {
  const { chat, words } = useAround();
  const chosen = part.picked ?? pick;
  return (
    <div class="choices" role="group" aria-label={words.say("choices")}>
      {part.options.map((option) => {
        const here = option.value === chosen;
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
