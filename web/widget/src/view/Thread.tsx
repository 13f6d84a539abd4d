import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { day } from "../format";
import { type Outgoing, picked, ratable, type State, unsent } from "../state";
import type { Entry, MessageSend } from "../types.gen";
import { faultIn } from "./Bars";
import { useAround } from "./context";
import { EntryView, Text } from "./EntryView";

interface Props {
  state: State;
  entries: readonly Entry[];
}

/** Nearer to the end than this, the thread follows what comes in. */
const NEAR = 80;

/** After a pause this long, the time of the last word is said. */
const PAUSE = 300_000;

/** Everything said so far, the newest at the end. */
export function Thread({ state, entries }: Props) {
  const { chat, words } = useAround();
  const box = useRef<HTMLDivElement>(null);
  const follow = useRef(true);
  const own = unsent(state);
  const rate = ratable(entries);
  const empty = state.connection === "on" && !entries.length && !own.length;

  useLayoutEffect(() => {
    if (follow.current) toEnd(box.current);
  }, [entries.length, state.outbox, state.typing, state.high]);
  useEffect(() => {
    // What was just sent is shown, wherever one was reading.
    toEnd(box.current);
  }, [own.at(-1)?.frame.id]);
  useFollow(box, follow);

  return (
    <div ref={box} class="thread" tabIndex={0} onScroll={() => (follow.current = atEnd(box.current))}>
      <div class="lines" role="log" aria-live="polite" aria-label={words.say("log")}>
        {state.base > 0 && <Earlier />}
        {empty && (
          <div class="empty">
            <b>{words.say("empty-title")}</b>
            <p>{words.say("empty-text")}</p>
          </div>
        )}
        {entries.map((entry, place) => (
          <Line
            key={entry.id}
            entry={entry}
            before={entries[place - 1]}
            after={entries[place + 1]}
            pick={picked(state, entry.id)}
            rate={entry.id === rate}
          />
        ))}
        {own.map((item) => (
          <Own key={item.frame.id} item={item} onRetry={() => chat.retry(item.frame.id)} />
        ))}
        {state.typing && (
          <p class="typing small" aria-live="off">
            <span class="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {words.say(`typing-${state.typing}`)}
          </p>
        )}
      </div>
    </div>
  );
}

interface LineProps {
  entry: Entry;
  before: Entry | undefined;
  after: Entry | undefined;
  pick: string | null;
  rate: boolean;
}

/** An entry, under its day when that begins with it. */
function Line({ entry, before, after, pick, rate }: LineProps) {
  const { words } = useAround();
  const today = day(words.locale, entry.at);
  return (
    <>
      {(!before || day(words.locale, before.at) !== today) && <p class="day small num">{today}</p>}
      <EntryView
        entry={entry}
        named={before?.author !== entry.author}
        timed={!after || Date.parse(after.at) - Date.parse(entry.at) > PAUSE}
        pick={pick}
        rate={rate}
      />
    </>
  );
}

/** An own message on its way. */
function Own({ item, onRetry }: { item: Outgoing; onRetry: () => void }) {
  const { words } = useAround();
  const failed = item.state === "failed";
  return (
    <article class="entry contact">
      <span class="sr">{words.say("said-by", { author: words.say("author-contact") })}</span>
      <div class={`bubble ${item.state}`}>
        <Text text={(item.frame as MessageSend).text} />
      </div>
      {item.state === "sending" && <p class="small sending-note">{words.say("sending")}</p>}
      {failed && (
        <p class="small unsent">
          {words.say("not-sent")} {item.code !== "offline" && faultIn(words, item.code, item.message)}
          <button type="button" onClick={onRetry}>
            {words.say("retry")}
          </button>
        </p>
      )}
    </article>
  );
}

/** The way back to older messages; the place one was reading stays. */
function Earlier() {
  const { chat, words } = useAround();
  const [busy, setBusy] = useState(false);
  return (
    <button
      type="button"
      class="earlier"
      disabled={busy}
      onClick={() => {
        setBusy(true);
        void chat.earlier().finally(() => setBusy(false));
      }}
    >
      {words.say("earlier")}
    </button>
  );
}

/** A keyboard, a taller composer or a card that unfolds must not hide the end. */
function useFollow(box: { current: HTMLDivElement | null }, follow: { current: boolean }): void {
  useEffect(() => {
    if (!box.current || typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(() => follow.current && toEnd(box.current));
    watch.observe(box.current);
    if (box.current.firstElementChild) watch.observe(box.current.firstElementChild);
    return () => watch.disconnect();
  }, []);
}

function atEnd(box: HTMLDivElement | null): boolean {
  return !box || box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
}

function toEnd(box: HTMLDivElement | null): void {
  if (box) box.scrollTop = box.scrollHeight;
}
