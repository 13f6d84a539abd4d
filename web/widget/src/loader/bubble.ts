// The button in the corner, and what it becomes when there is no chat to open.
import tokens from "../../../tokens.css?inline";
import look from "./loader.css?inline";
import type { Labels } from "./labels";

const BUBBLE = "M5.5 4.5h13a2 2 0 012 2v8a2 2 0 01-2 2h-7l-4.5 3.5v-3.5h-1.5a2 2 0 01-2-2v-8a2 2 0 012-2zM8.5 9h7M8.5 12h4.5";

export interface Bubble {
  root: HTMLElement;
  button: HTMLButtonElement;
  put(frame: HTMLIFrameElement): void;
  count(unread: number): void;
  /** The chat cannot be had here: lead to the help page instead. Given null, the button is back. */
  instead(address: string | null): void;
}

/** Draw it. Everything is inside a shadow: the shop's styles do not reach it, nor ours the shop. */
export function drawBubble([open, , unread, help]: Labels): Bubble {
  const root = document.createElement("div");
  root.id = "xiaoer";
  const shadow = root.attachShadow({ mode: "open" });
  // A sheet made by script stands under any Content-Security-Policy, a style element does not.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokens + look);
  shadow.adoptedStyleSheets = [sheet];

  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", open);
  button.setAttribute("aria-expanded", "false");
  const badge = document.createElement("span");
  badge.hidden = true;
  button.append(sign(), badge);
  const link = document.createElement("a");
  link.target = "_blank";
  link.rel = "noopener";
  link.hidden = true;
  const words = document.createElement("em");
  words.textContent = help;
  link.append(sign(), words);
  shadow.append(button, link);

  return {
    root,
    button,
    put: (frame) => shadow.append(frame),
    count(count) {
      badge.hidden = count < 1;
      badge.textContent = count > 99 ? "99+" : String(count);
      button.setAttribute("aria-label", count < 1 ? open : `${open}. ${unread}: ${count}`);
    },
    instead(address) {
      link.hidden = address === null;
      button.hidden = address !== null;
      if (address !== null) link.href = address;
    },
  };
}

function sign(): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", BUBBLE);
  svg.append(path);
  return svg;
}
