import { useState } from "preact/hooks";
import { rated, scoreOf } from "../../chat/select";
import type { Rating } from "../../types.gen";
import { useAround, useChatState } from "../context";
import { Icon } from "../icons";

const SCORES = [1, 2, 3, 4, 5];

/** The question how it went, or the answer given. One that a newer question replaced is shown no more. */
export function RatingCard({ part, open }: { part: Rating; open: boolean }) {
  const { chat, words } = useAround();
  const state = useChatState(chat);
  const given = scoreOf(part) ?? (open ? rated(state) : null);
  if (given !== null) {
    return (
      <p class="line thanks">
        <Icon name="check" />
        {words.say("rating-done", { score: given })}
      </p>
    );
  }
  return open ? <Question /> : null;
}

function Question() {
  const { chat, words } = useAround();
  const [score, setScore] = useState<number | null>(null);
  const [comment, setComment] = useState("");
  return (
    <form
      class="card rating"
      onSubmit={(event) => {
        event.preventDefault();
        if (score !== null) chat.rate(score, comment);
      }}
    >
      <fieldset>
        <legend>{words.say("rating")}</legend>
        <div class="scores">
          {SCORES.map((each) => (
            <label key={each} class={each === score ? "sel" : ""}>
              <input
                type="radio"
                name="score"
                class="sr"
                value={each}
                checked={each === score}
                aria-label={words.say("rating-named", { score: each, name: words.say(`rating-${each}`) })}
                onChange={() => setScore(each)}
              />
              <span class="num" aria-hidden="true">
                {each}
              </span>
              <small aria-hidden="true">{words.say(`rating-${each}`)}</small>
            </label>
          ))}
        </div>
      </fieldset>
      {score !== null && (
        <>
          <textarea
            rows={2}
            maxLength={1_000}
            value={comment}
            aria-label={words.say("rating-comment")}
            placeholder={words.say("rating-comment")}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          <button type="submit" class="primary">
            {words.say("rating-send")}
          </button>
        </>
      )}
    </form>
  );
}
