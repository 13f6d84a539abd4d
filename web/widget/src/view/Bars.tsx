import { useEffect, useState } from "preact/hooks";
import type { State } from "../state";
import type { Queue } from "../types.gen";
import { ordinal } from "../words";
import { useAround } from "./context";
import { Icon } from "./icons";

/** A short break is not worth a word. */
const QUIET = 1_000;

/** How the connection is, when it is not good. */
export function ConnectionBar({ state }: { state: State }) {
  const { words } = useAround();
  const bad = state.connection !== "on";
  const final = state.connection === "ended" || state.connection === "closed";
  const [shown, show] = useState(false);
  useEffect(() => {
    if (!bad) return show(false);
    const timer = setTimeout(() => show(true), QUIET);
    return () => clearTimeout(timer);
  }, [bad]);
  return (
    <div role="status" class="bars">
      {bad && (shown || final) && <p class="bar">{words.say(`state-${state.connection}`)}</p>}
    </div>
  );
}

/** The place in the queue, as long as there is one. */
export function QueueLine({ queue }: { queue: Queue | null }) {
  const { words } = useAround();
  return (
    <div role="status" class="bars">
      {queue && (
        <div class="queue">
          <p>
            <b class="num">{words.say("queue-place", { position: ordinal(queue.position) })}</b>
            {queue.wait && <span class="num">{waitIn(words, queue.wait)}</span>}
          </p>
          <p class="small">
            <Icon name="lock" />
            {words.say("queue-kept")}
          </p>
        </div>
      )}
    </div>
  );
}

function waitIn(words: ReturnType<typeof useAround>["words"], wait: NonNullable<Queue["wait"]>): string {
  const low = Math.max(1, Math.round(wait.p50 / 60));
  const high = Math.max(low, Math.ceil(wait.p90 / 60));
  return words.say(low === high ? "queue-wait-one" : "queue-wait", { low, high });
}

/** What could not be done. */
export function Notice({ state }: { state: State }) {
  const { chat, words } = useAround();
  const notice = state.notice;
  return (
    <div role="alert" class="bars">
      {notice && (
        <p class="bar">
          <span>{faultIn(words, notice.code, notice.message)}</span>
          <button type="button" onClick={() => chat.noticed()}>
            {words.say("dismiss")}
          </button>
        </p>
      )}
    </div>
  );
}

/** The server's words for what went wrong, or ours. */
export function faultIn(words: ReturnType<typeof useAround>["words"], code = "unknown", message = ""): string {
  const key = `error-${code}`;
  return message || words.say(words.has(key) ? key : "error-unknown");
}
