import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Chat } from "../chat/chat";
import { thread } from "../chat/select";
import type { Host } from "../host";
import { paletteOf } from "../look/color";
import type { Dress } from "../look/theme";
import type { Words } from "../words";
import { ConnectionBar, Notice } from "./Bars";
import { Composer } from "./compose/Composer";
import { DropZone } from "./compose/DropZone";
import { AroundContext, type Picture, useChatState } from "./context";
import { Header } from "./Header";
import { Large } from "./files/Large";
import { Thread } from "./Thread";

interface Props {
  chat: Chat;
  host: Host;
  words: Words;
  dress: Dress;
}

/** The whole chat. */
export function App({ chat, host, words, dress }: Props) {
  const state = useChatState(chat);
  const { times: shown, full } = useShown(chat, host);
  const entries = useMemo(() => thread(state), [state.entries]);
  const picker = useRef<HTMLInputElement>(null);
  const [large, enlarge] = useState<{ pictures: readonly Picture[]; at: number } | null>(null);
  const around = useMemo(
    () => ({
      chat,
      words,
      enlarge: (pictures: readonly Picture[], at: number) => enlarge({ pictures, at }),
      choose: () => picker.current?.click(),
    }),
    [chat, words],
  );
  const color = state.inbox?.color ?? null;
  useEffect(() => {
    if (!state.inbox) return;
    const look = paletteOf(color);
    dress.wear(look);
    host.look(look);
  }, [state.inbox !== null, color]);
  useEscape(host);

  return (
    <AroundContext.Provider value={around}>
      <main class="chat">
        <Header state={state} entries={entries} phone={full} onClose={() => host.close()} />
        <div class="middle">
          <ConnectionBar state={state} />
          <Thread state={state} entries={entries} />
        </div>
        <Notice state={state} />
        <Composer key={chat.draft.turn} waiting={state.queue !== null} shown={shown} picker={picker} />
        <DropZone />
        {large && <Large {...large} onClose={() => enlarge(null)} />}
      </main>
    </AroundContext.Provider>
  );
}

/** Escape puts the chat away, unless something in it is open, or a composition is given up. */
function useEscape(host: Host): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const composing = event.isComposing || event.keyCode === 229;
      if (event.key === "Escape" && !composing && !event.defaultPrevented && !document.querySelector("dialog[open]")) host.close();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [host]);
}

/** How often the chat was opened by hand, and whether it fills the screen; while it is closed, the page is told how much came in. */
function useShown(chat: Chat, host: Host): { times: number; full: boolean } {
  const [times, setTimes] = useState(0);
  const [full, setFull] = useState(false);
  useEffect(() => {
    let told = 0;
    const tell = (): void => {
      const count = chat.unread();
      if (count !== told) host.unread(count);
      told = count;
    };
    host.onShown((shown, focus, fills) => {
      setFull(fills);
      chat.look(shown);
      if (shown && focus) setTimes((before) => before + 1);
      host.unread((told = chat.unread()));
    });
    return chat.subscribe(tell);
  }, [chat, host]);
  return { times, full };
}
