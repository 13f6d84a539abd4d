import { useMemo } from "preact/hooks";
import { clock } from "../format";
import type { Queue, Wait } from "../types.gen";
import { ordinal } from "../words";
import { useAround } from "./context";
import { Icon } from "./icons";
import { SoundSwitch } from "./SoundSwitch";

/** The place in the queue, how long it takes, and what can be done meanwhile. */
export function QueueCard({ queue }: { queue: Queue }) {
  const { words, choose } = useAround();
  const { position, wait } = queue;
  return (
    <section class="card queue" aria-label={words.say("queue")} role="status" aria-live="polite">
      <div class="ahead">
        <div>
          <p class="small">{words.say("queue-your-place")}</p>
          <p class="place num">
            {position}
            <small>{words.say("queue-suffix", { position: ordinal(position) })}</small>
          </p>
        </div>
        {wait && (
          <div>
            <p class="small">{words.say("queue-waiting")}</p>
            <p class="eta num">{minutes(words.say, wait)}</p>
          </div>
        )}
      </div>
      {wait && <Interval wait={wait} />}
      <p class="keep">
        <Icon name="lock" />
        <span>{words.say("queue-kept")}</span>
      </p>
      <div class="ops">
        <button type="button" onClick={choose}>
          <Icon name="image" />
          <span>{words.say("queue-add")}</span>
          <Icon name="forward" />
        </button>
        <SoundSwitch label="queue-tone" />
        <a href={`/help/${words.locale}/`} target="_blank" rel="noopener">
          <Icon name="article" />
          <span>{words.say("queue-read")}</span>
          <Icon name="out" />
        </a>
      </div>
    </section>
  );
}

/** The time in which most are served, on the clock on her wall. */
function Interval({ wait }: { wait: Wait }) {
  const { words } = useAround();
  const now = useMemo(() => Date.now(), [wait.p50, wait.p90]);
  const whole = Math.max(wait.p90 * 1.3, 60);
  const [from, to] = [(wait.p50 / whole) * 100, (wait.p90 / whole) * 100];
  const at = (seconds: number): string => clock(words.locale, now + seconds * 1_000);
  const times = at(wait.p50) === at(wait.p90);
  return (
    <div class="interval">
      <p class="sr">{words.say("queue-between", { from: at(wait.p50), to: at(wait.p90) })}</p>
      <div class="span" aria-hidden="true">
        <i style={{ left: `${from}%`, right: `${100 - to}%` }} />
      </div>
      <p class="axis num" aria-hidden="true">
        {from > 24 && <span>{words.say("queue-now")}</span>}
        {!times && <span style={{ left: `${Math.max(from, 9)}%` }}>{at(wait.p50)}</span>}
        <span style={{ left: `${to}%` }}>{at(wait.p90)}</span>
      </p>
    </div>
  );
}

function minutes(say: ReturnType<typeof useAround>["words"]["say"], wait: Wait): string {
  const low = Math.max(1, Math.round(wait.p50 / 60));
  const high = Math.max(low, Math.ceil(wait.p90 / 60));
  return say(low === high ? "queue-wait-one" : "queue-wait", { low, high });
}
