import { useEffect, useMemo, useState } from "preact/hooks";
import type { Chat } from "../chat";
import type { Host } from "../host";
import { thread } from "../state";
import type { Words } from "../words";
import { ConnectionBar, Notice, QueueLine } from "./Bars";
import { Composer } from "./Composer";
import { AroundContext, useChatState } from "./context";
import { Header } from "./Header";
import { Thread } from "./Thread";

interface Props {
  chat: Chat;
  host: Host;
  words: Words;
}

/** The whole chat. */
export function App({ chat, host, words }: Props) {
  const state = useChatState(chat);
  const shown = useShown(chat, host);
  const entries = useMemo(() => thread(state), [state.entries]);
  const around = useMemo(() => ({ chat, words }), [chat, words]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // Escape also gives up a composition: then it is not ours.
      if (event.key === "Escape" && !event.isComposing && event.keyCode !== 229) host.close();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [host]);

  return (
    <AroundContext.Provider value={around}>
      <main class="chat">
        <Header state={state} entries={entries} onClose={() => host.close()} />
        <ConnectionBar state={state} />
        <Thread state={state} entries={entries} />
        <QueueLine queue={state.queue} />
        <Notice state={state} />
        <Composer waiting={state.queue !== null} shown={shown} />
      </main>
    </AroundContext.Provider>
  );
}

/** How often the chat was opened by hand; while it is closed, the page is told how much came in. */
function useShown(chat: Chat, host: Host): number {
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let visible = false;
    const tell = (): void => host.unread(chat.unread(visible));
    host.onShown((shown, focus) => {
      visible = shown;
      if (shown && focus) setTimes((before) => before + 1);
      tell();
    });
    return chat.subscribe(tell);
  }, [chat, host]);
  return times;
}
