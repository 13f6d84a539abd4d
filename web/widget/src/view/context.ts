import { createContext } from "preact";
import { useContext, useEffect, useReducer, useState } from "preact/hooks";
import type { Chat } from "../chat/chat";
import type { State } from "../chat/state";
import type { Upload } from "../upload/uploads";
import type { Words } from "../words";

/** A picture to be shown large, and those beside it. */
export interface Picture {
  id: string;
  name: string;
}

interface Around {
  chat: Chat;
  words: Words;
  /** Open the large view at one of some pictures. */
  enlarge(pictures: readonly Picture[], at: number): void;
  /** Open the window to choose files. */
  choose(): void;
}

export const AroundContext = createContext<Around | null>(null);

/** The chat and its words. */
export function useAround(): Around {
  const around = useContext(AroundContext);
  if (!around) throw new Error("outside the chat");
  return around;
}

/** The chat's state, drawn anew when it changes. */
export function useChatState(chat: Chat): State {
  const [state, show] = useState(chat.state);
  useEffect(() => {
    show(chat.state);
    return chat.subscribe(() => show(chat.state));
  }, [chat]);
  return state;
}

/** Files by their keys, drawn anew when one gets on. */
export function useUploads(keys?: readonly string[]): Upload[] {
  const { uploads } = useAround().chat;
  const [, again] = useReducer((count: number, _: void) => count + 1, 0);
  useEffect(() => uploads.subscribe(() => again()), [uploads]);
  return (keys ?? uploads.tray).flatMap((key) => uploads.get(key) ?? []);
}

/** Whether a media query holds. */
export function useMedia(query: string): boolean {
  const [holds, set] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const onChange = (): void => set(media.matches);
    media.addEventListener("change", onChange);
    return () => media.removeEventListener("change", onChange);
  }, [query]);
  return holds;
}
