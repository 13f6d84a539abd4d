// The page around the chat. Only its own origin is spoken to and listened to; the identity comes this way, never in a URL.
import type { Look } from "./look/theme";

/** The chat was opened or closed, may take the focus or not, and fills the screen or floats over the page. */
type Shown = (shown: boolean, focus: boolean, full: boolean) => void;

export interface Host {
  /** The identity the page gives, or null; asked anew when the last one has run out. */
  identity(renew: boolean): Promise<string | null>;
  close(): void;
  unread(count: number): void;
  /** The button wears what the chat wears. */
  look(look: Look): void;
  onShown(listener: Shown): void;
  onIdentity(listener: (identity: string | null) => void): void;
  /** The page has words for her to begin with. */
  onDraft(listener: (text: string) => void): void;
}

/** What page and chat say to each other. */
export type FromPage =
  | { xiaoer: "identity"; identity: string | null }
  | { xiaoer: "draft"; text: string }
  | { xiaoer: "shown"; shown: boolean; focus: boolean; full: boolean };
export type ToPage =
  | { xiaoer: "ready" }
  | { xiaoer: "renew" }
  | { xiaoer: "close" }
  | { xiaoer: "unread"; count: number }
  | { xiaoer: "look"; look: Look };

/** How long a page may take to mint an identity. */
const PATIENCE = 10_000;

/** The page this frame stands in; a chat opened by itself has none. */
export function hostOf(window: Window): Host {
  const origin = window.parent === window ? null : originOf(window);
  return origin ? framed(window, origin) : ALONE;
}

const ALONE: Host = {
  identity: () => Promise.resolve(null),
  close: () => undefined,
  unread: () => undefined,
  look: () => undefined,
  onShown: (listener) => listener(true, true, false),
  onIdentity: () => undefined,
  onDraft: () => undefined,
};

/** What the browser says comes first; Firefox does not say, there the loader does. The server's frame-ancestors guards both. */
function originOf(window: Window): string | null {
  const told = window.location.ancestorOrigins?.[0] ?? new URLSearchParams(window.location.search).get("origin");
  return told && /^https?:\/\//.test(told) ? told : null;
}

function framed(window: Window, origin: string): Host {
  const shown: Shown[] = [];
  let last: Parameters<Shown> = [false, false, false];
  const drafts: ((text: string) => void)[] = [];
  const changed: ((identity: string | null) => void)[] = [];
  let waiting: ((identity: string | null) => void)[] = [];
  const say = (message: ToPage): void => window.parent.postMessage(message, origin);

  window.addEventListener("message", (event: MessageEvent<FromPage | null>) => {
    if (event.origin !== origin || event.source !== window.parent) return;
    const message = event.data;
    if (message?.xiaoer === "shown") {
      last = [message.shown === true, message.focus === true, message.full === true];
      for (const listener of shown) listener(...last);
    }
    if (message?.xiaoer === "draft") for (const listener of drafts) listener(String(message.text));
    if (message?.xiaoer !== "identity") return;
    const identity = typeof message.identity === "string" ? message.identity : null;
    const answered = waiting;
    waiting = [];
    for (const answer of answered) answer(identity);
    // Nobody asked: the customer has logged in or out on the page.
    if (!answered.length) for (const listener of changed) listener(identity);
  });

  return {
    identity(renew) {
      return new Promise((resolve) => {
        waiting.push(resolve);
        say({ xiaoer: renew ? "renew" : "ready" });
        setTimeout(() => {
          waiting = waiting.filter((each) => each !== resolve);
          resolve(null);
        }, PATIENCE);
      });
    },
    close: () => say({ xiaoer: "close" }),
    unread: (count) => say({ xiaoer: "unread", count }),
    look: (look) => say({ xiaoer: "look", look }),
    onShown(listener) {
      shown.push(listener);
      listener(...last);
    },
    onIdentity: (listener) => void changed.push(listener),
    onDraft: (listener) => void drafts.push(listener),
  };
}
