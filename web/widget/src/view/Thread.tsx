import { useMemo, useRef, useState } from "preact/hooks";
import { arrived, mark, picked, placed, ratable, unsent } from "../chat/select";
import type { State } from "../chat/state";
import { dayLine } from "../format";
import type { Entry } from "../types.gen";
import { useAround } from "./context";
import { EntryView } from "./EntryView";
import { Icon } from "./icons";
import { Own } from "./Own";
import { QueueCard } from "./QueueCard";
import { useFollow } from "./useFollow";

interface Props {
  state: State;
  entries: readonly Entry[];
}

/** Everything said so far, the newest at the end. */
export function Thread({ state, entries }: Props) {
  const { chat, words } = useAround();
  const box = useRef<HTMLDivElement>(null);
  const own = unsent(state);
  const { below, toEnd, onScroll, hold } = useFollow(box, state, entries, own.at(-1)?.frame.id);
  const [loading, setLoading] = useState(false);
  const places = useMemo(() => placed(entries), [entries]);
  const rate = ratable(entries);
  const got = mark(state, entries);
  const name = arrived(state, entries);
  const empty = state.connection === "on" && !entries.length && !own.length;
  const earlier = (): void => {
    setLoading(true);
    const release = hold();
    void chat
      .earlier()
      .catch(() => chat.fail("offline"))
      .finally(() => {
        setLoading(false);
        release();
      });
  };

  return (
    <>
      <div ref={box} class="thread" tabIndex={0} role="group" aria-label={words.say("log")} onScroll={onScroll}>
        <div class="lines" role="log" aria-live="polite" aria-label={words.say("log")} aria-busy={loading}>
          {state.base > 0 && (
            <button type="button" class="earlier" aria-disabled={loading} onClick={() => loading || earlier()}>
              {words.say("earlier")}
            </button>
          )}
          {empty && <Empty />}
          {state.connection === "starting" && !entries.length && !own.length && <Skeleton />}
          {entries.map((entry, place) => (
            <Line
              key={entry.id}
              entry={entry}
              state={state}
              place={places[place]}
              rate={entry.id === rate}
              mark={got?.entry === entry.id ? got.mark : null}
            />
          ))}
          {own.map((item) => (
            <Own key={item.frame.id} item={item} />
          ))}
          {name && <p class="line">{words.say("arrived", { name })}</p>}
          {state.typing && <Typing state={state} />}
          {state.queue && <QueueCard queue={state.queue} />}
        </div>
      </div>
      {below > 0 && (
        <button type="button" class="below" onClick={toEnd}>
          <Icon name="arrow" />
          {words.say("below", { count: below })}
        </button>
      )}
    </>
  );
}

interface LineProps {
  entry: Entry;
  state: State;
  place: ReturnType<typeof placed>[number] | undefined;
  rate: boolean;
  mark: Parameters<typeof EntryView>[0]["mark"];
}

/** An entry, under its day when that begins with it. */
function Line({ entry, state, place, rate, mark: got }: LineProps) {
  const { words } = useAround();
  return (
    <>
      {place?.day && (
        <h2 class="day small num">
          <time dateTime={entry.at}>{dayLine(words.locale, entry.at, Date.now())}</time>
        </h2>
      )}
      <EntryView
        entry={entry}
        named={place?.named ?? true}
        timed={(place?.timed ?? true) || got !== null}
        pick={picked(state, entry.id)}
        rate={rate}
        mark={got}
      />
    </>
  );
}

/** What many come for, to be said with one tap. */
const OFTEN = ["often-where", "often-returns", "often-cancel"];

function Empty() {
  const { chat, words } = useAround();
  return (
    <div class="empty">
      <b>{words.say("empty-title")}</b>
      <p>{words.say("empty-text")}</p>
      <div class="choices">
        {OFTEN.map((key) => (
          <button key={key} type="button" onClick={() => chat.write(words.say(key))}>
            {words.say(key)}
          </button>
        ))}
      </div>
    </div>
  );
}

/** The form of what will be here; it is seen only when that takes long. */
function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}

function Typing({ state }: { state: State }) {
  const { words } = useAround();
  const name = state.owner?.owner === "agent" && state.typing === "agent" ? state.owner.name : null;
  return (
    <p class="typing small" aria-live="off">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {name ? words.say("typing-named", { name }) : words.say(`typing-${state.typing}`)}
    </p>
  );
}
