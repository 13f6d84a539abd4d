import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Chat } from "../chat";
import type { State } from "../state";
import type { Words } from "../words";

interface Around {
  chat: Chat;
  words: Words;
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
