import { useEffect, useRef, useState } from "preact/hooks";
import type { State } from "../chat/state";
import type { Words } from "../words";
import { useAround } from "./context";
import { Icon } from "./icons";

/** A short break is not worth a word. */
const QUIET = 1_000;

/** And one that has just come back is not trusted at once. */
const STEADY = 500;

/** How the connection is, when it is not good. The thread makes room for it, and what she reads stays where it is. */
export function ConnectionBar({ state }: { state: State }) {
  const { chat, words } = useAround();
  const { connection } = state;
  const bad = connection !== "on";
  const final = connection === "ended" || connection === "closed";
  const [shown, show] = useState(false);
  const turn = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    // A line that comes for a moment only has not come: neither the wait nor the words begin anew.
    if (bad) {
      turn.current ??= setTimeout(() => show(true), QUIET);
      return;
    }
    const steady = setTimeout(() => {
      clearTimeout(turn.current);
      turn.current = undefined;
      show(false);
    }, STEADY);
    return () => clearTimeout(steady);
  }, [bad]);
  return (
    <div role="status" class="bars wire">
      {(shown || final) && (
        <div class="bar">
          <Icon name="pulse" />
          <span>{words.say(`state-${bad ? connection : "off"}`)}</span>
          {connection !== "ended" && connection !== "closed" && connection !== "renewing" && (
            <button type="button" onClick={() => chat.hurry()}>
              {words.say("now")}
            </button>
          )}
          {connection === "ended" && (
            <button type="button" onClick={() => chat.hurry(true)}>
              {words.say("sign-in")}
            </button>
          )}
          {connection === "closed" && (
            <a href={`/help/${words.locale}/`} target="_blank" rel="noopener">
              {words.say("help")}
            </a>
          )}
        </div>
      )}
    </div>
  );
}

/** What could not be done. */
export function Notice({ state }: { state: State }) {
  const { chat, words } = useAround();
  const notice = state.notice;
  return (
    <div role="alert" class="bars">
      {notice && (
        <div class="bar">
          <Icon name="info" />
          <span>{faultIn(words, notice.code, notice.message)}</span>
          <button type="button" onClick={() => chat.noticed()}>
            {words.say("dismiss")}
          </button>
        </div>
      )}
    </div>
  );
}

/** The server's words for what went wrong, or ours. */
export function faultIn(words: Words, code = "unknown", message = ""): string {
  const key = `error-${code}`;
  return message || words.say(words.has(key) ? key : "error-unknown");
}
