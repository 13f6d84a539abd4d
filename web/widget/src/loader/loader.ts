// Puts the chat into a shop's page: a button, and the frame it opens.
//
//   <script src="https://chat.example/widget/loader.js" data-inbox="ID" data-identity="JWT" data-locale="zh-CN" async></script>
//
// The page can say who is signed in at any time with `xiaoer.identify(jwt | null)`; it is asked to, by the event
// `xiaoer:identity` on the document, when an identity has run out. `xiaoer.open()` and `xiaoer.close()` do what they say.
import type { FromPage, ToPage } from "../host";
import tokens from "../../../tokens.css?inline";
import look from "./loader.css?inline";

declare const __LABELS__: Record<string, [open: string, title: string, unread: string]>;

interface Api {
  open(): void;
  close(): void;
  identify(identity: string | null): void;
}

declare global {
  interface Window {
    xiaoer?: Api;
  }
}

const BUBBLE = "M5.5 4.5h13a2 2 0 012 2v8a2 2 0 01-2 2h-7l-4.5 3.5v-3.5h-1.5a2 2 0 01-2-2v-8a2 2 0 012-2zM8.5 9h7M8.5 12h4.5";
const WAS_OPEN = "xiaoer:open";

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
  const locale = from.dataset.locale || navigator.language;
  const [openLabel, title, unreadLabel] = labelsFor(locale);
  const address = `${server}/widget/?${new URLSearchParams({ inbox, locale, origin: location.origin })}`;
  const { root, button, badge } = bubble(openLabel, unreadLabel);
  let identity = from.dataset.identity || null;
  let frame: HTMLIFrameElement | null = null;
  let ready = false;
  let shown = false;
  let byHand = false;

  // Before it is ready, the frame is still a blank page of the shop's own origin.
  const say = (message: FromPage): void => {
    if (ready) frame?.contentWindow?.postMessage(message, server);
  };
  // A chat that was open on the page before opens again, but does not take the focus from this one.
  const show = (open: boolean, focus = true): void => {
    if (open) load();
    if (focus && shown !== open) open ? frame?.focus() : button.focus();
    shown = open;
    byHand = focus;
    remember(open);
    root.toggleAttribute("data-open", open);
    button.setAttribute("aria-expanded", String(open));
    say({ xiaoer: "shown", shown, focus });
  };
  const load = (): void => {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.title = title;
    frame.src = address;
    frame.allow = "clipboard-write";
    root.shadowRoot?.append(frame);
  };

  window.addEventListener("message", (event: MessageEvent<ToPage | null>) => {
    if (event.origin !== server || !frame || event.source !== frame.contentWindow) return;
    const message = event.data;
    if (message?.xiaoer === "ready") {
      ready = true;
      say({ xiaoer: "identity", identity });
      say({ xiaoer: "shown", shown, focus: byHand });
    }
    if (message?.xiaoer === "renew") document.dispatchEvent(new CustomEvent("xiaoer:identity"));
    if (message?.xiaoer === "close") show(false);
    if (message?.xiaoer === "unread") badge.hidden = shown || !(message.count > 0);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown && !event.isComposing) show(false);
  });
  button.addEventListener("click", () => show(!shown));

  window.xiaoer = {
    open: () => show(true),
    close: () => show(false),
    identify(given) {
      identity = given;
      say({ xiaoer: "identity", identity });
    },
  };
  document.body.append(root);
  const before = remembered();
  if (before === "1") show(true, false);
  // Opened earlier on this visit: what comes in is to be seen on the bubble.
  else if (before === "0") load();
}

function bubble(label: string, unread: string): { root: HTMLElement; button: HTMLElement; badge: HTMLElement } {
  const root = document.createElement("div");
  root.id = "xiaoer";
  const shadow = root.attachShadow({ mode: "open" });
  // A sheet made by script stands under any Content-Security-Policy, a style element does not.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokens + look);
  shadow.adoptedStyleSheets = [sheet];

  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-expanded", "false");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", BUBBLE);
  svg.append(path);
  const badge = document.createElement("span");
  badge.setAttribute("role", "img");
  badge.setAttribute("aria-label", unread);
  badge.hidden = true;
  button.append(svg, badge);
  shadow.append(button);
  return { root, button, badge };
}

function labelsFor(locale: string): [string, string, string] {
  const language = locale.toLowerCase().split(/[-_]/)[0] ?? "";
  const key = Object.keys(__LABELS__).find((each) => each.toLowerCase().split("-")[0] === language) ?? "en";
  return __LABELS__[key] ?? ["", "", ""];
}

function remember(open: boolean): void {
  try {
    sessionStorage.setItem(WAS_OPEN, open ? "1" : "0");
  } catch {
    // Storage is blocked: the next page begins closed.
  }
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(WAS_OPEN);
  } catch {
    return null;
  }
}
