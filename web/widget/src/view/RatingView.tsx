import { useState } from "preact/hooks";
import { rated, scoreOf } from "../state";
import type { Rating } from "../types.gen";
import { useAround, useChatState } from "./context";

const SCORES = [1, 2, 3, 4, 5];

/** The question how it went, or the answer given. One that a newer question replaced is shown no more. */
export function RatingView({ part, open }: { part: Rating; open: boolean }) {
  const { chat, words } = useAround();
  const state = useChatState(chat);
  const given = scoreOf(part) ?? (open ? rated(state) : null);
  if (given !== null) return <p class="line">{words.say("rating-done", { score: given })}</p>;
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
                aria-label={words.say("rating-score", { score: each })}
                onChange={() => setScore(each)}
              />
              <span class="num" aria-hidden="true">
                {each}
              </span>
            </label>
          ))}
        </div>
        <p class="ends small" aria-hidden="true">
          <span>{words.say("rating-low")}</span>
          <span>{words.say("rating-high")}</span>
        </p>
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
