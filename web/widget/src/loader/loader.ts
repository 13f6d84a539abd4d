// Puts the chat into a shop's page: a button, and the frame it opens.
//
//   <script src="https://chat.example/widget/loader.js" data-inbox="ID" data-identity="JWT" data-locale="zh-CN" async></script>
//
// `data-theme` may say "light" or "dark", otherwise the chat is as the visitor's system is.
// The page can say who is signed in at any time with `xiaoer.identify(jwt | null)`; it is asked to, by the event
// `xiaoer:identity` on the document, when an identity has run out. `xiaoer.open()` and `xiaoer.close()` do what they say;
// `xiaoer.open(text)` puts words for her to begin with into an empty composer, and sends nothing.
import type { FromPage, ToPage } from "../host";
import { Dress, type Look } from "../look/theme";
import { drawBubble } from "./bubble";
import { labelsFor } from "./labels";
import { fillScreen, remember, remembered, titleCount } from "./page";

interface Api {
  open(text?: string): void;
  close(): void;
  identify(identity: string | null): void;
}

declare global {
  interface Window {
    xiaoer?: Api;
  }
}

const WAS_OPEN = "xiaoer:open";
const LOOK = "xiaoer:look";
/** A frame that says nothing for so long will not: it is blocked, or the server is away. */
const PATIENCE = 8_000;
const phone = matchMedia("(max-width: 480px), (max-height: 480px)");
const tab = (): Storage => sessionStorage;
const browser = (): Storage => localStorage;

const script = document.currentScript as HTMLScriptElement | null;
// A second copy of the tag would make a second bubble.
if (script?.dataset.inbox && !window.xiaoer) {
  const { inbox } = script.dataset;
  // An async script in the head may be here before the body is.
  if (document.body) begin(script, inbox);
  else document.addEventListener("DOMContentLoaded", () => begin(script, inbox));
}

function begin(from: HTMLScriptElement, inbox: string): void {
  const server = new URL(from.src).origin;
  const { theme } = from.dataset;
  const wished = from.dataset.locale || navigator.language;
  const { locale, labels } = labelsFor(wished);
  const query = new URLSearchParams({ inbox, locale: wished, origin: location.origin, ...(theme && { theme }) });
  const help = `${server}/help/${locale}/?${new URLSearchParams({ inbox })}`;
  const bubble = drawBubble(labels);
  const { root, button } = bubble;
  const dress = new Dress(root, theme);
  let identity = from.dataset.identity || null;
  let frame: HTMLIFrameElement | null = null;
  let ready = false;
  let shown = false;
  let byHand = false;
  let draft = "";
  let release: (() => void) | null = null;

  // Before it is ready, the frame is still a blank page of the shop's own origin.
  const say = (message: FromPage): void => {
    if (ready) frame?.contentWindow?.postMessage(message, server);
  };
  const told = (): void => {
    if (draft) say({ xiaoer: "draft", text: draft });
    if (ready) draft = "";
    say({ xiaoer: "shown", shown, focus: byHand, full: phone.matches });
  };
  // A chat that was open on the page before opens again, but does not take the focus from this one.
  const show = (open: boolean, focus = true): void => {
    if (open) load();
    const moved = shown !== open;
    shown = open;
    byHand = focus;
    remember(tab, WAS_OPEN, open ? "1" : "0");
    root.toggleAttribute("data-open", open);
    button.setAttribute("aria-expanded", String(open));
    if (focus && moved) open ? frame?.focus() : button.focus();
    release?.();
    release = open && phone.matches ? fillScreen(root) : null;
    if (open) bubble.count(0);
    told();
  };
  // Turned or resized, it fills the screen or leaves it.
  phone.addEventListener("change", () => shown && show(true, false));
  const load = (): void => {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.title = labels[1];
    frame.src = `${server}/widget/?${query}`;
    frame.allow = "clipboard-write; autoplay";
    bubble.put(frame);
    setTimeout(() => ready || lost(), PATIENCE);
  };
  const lost = (): void => {
    if (shown) show(false, false);
    bubble.instead(help);
  };

  // The page's own policy may forbid the frame: then there is nothing to wait for.
  document.addEventListener("securitypolicyviolation", (event) => {
    const frames = event.effectiveDirective === "frame-src" || event.effectiveDirective === "child-src";
    if (!ready && frames && event.blockedURI.startsWith(server)) lost();
  });
  window.addEventListener("message", (event: MessageEvent<ToPage | null>) => {
    if (event.origin !== server || !frame || event.source !== frame.contentWindow) return;
    const message = event.data;
    if (message?.xiaoer === "ready") {
      ready = true;
      bubble.instead(null);
      say({ xiaoer: "identity", identity });
      told();
    }
    if (message?.xiaoer === "renew") document.dispatchEvent(new CustomEvent("xiaoer:identity"));
    if (message?.xiaoer === "close") show(false);
    if (message?.xiaoer === "unread") {
      const count = Math.max(0, Math.trunc(Number(message.count)) || 0);
      bubble.count(shown ? 0 : count);
      titleCount(count);
    }
    if (message?.xiaoer === "look") {
      dress.wear(message.look);
      remember(browser, `${LOOK}:${inbox}`, JSON.stringify(message.look));
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown && !event.isComposing) show(false);
  });
  button.addEventListener("click", () => show(!shown));

  window.xiaoer = {
    open(text) {
      if (text) draft = String(text);
      show(true);
    },
    close: () => show(false),
    identify(given) {
      identity = given;
      say({ xiaoer: "identity", identity });
    },
  };
  dress.wear(lookOf(remembered(browser, `${LOOK}:${inbox}`)));
  document.body.append(root);
  const before = remembered(tab, WAS_OPEN);
  if (before === "1") show(true, false);
  // Opened earlier on this visit: what comes in is to be seen on the bubble.
  else if (before === "0") load();
}

/** What the button wore the last time: before the chat is loaded there is nobody to ask. */
function lookOf(kept: string | null): Look {
  try {
    return JSON.parse(kept ?? "null") as Look;
  } catch {
    return null;
  }
}
