import { render } from "preact";
import { Chat } from "./chat/chat";
import { hostOf } from "./host";
import { Dress } from "./look/theme";
import "../../tokens.css";
import "./style/base.css";
import "./style/head.css";
import "./style/thread.css";
import "./style/cards.css";
import "./style/files.css";
import "./style/compose.css";
import "./style/fit.css";
import { App } from "./view/App";
import { loadWords, nearest } from "./words";

const query = new URLSearchParams(location.search);
const locale = nearest([query.get("locale"), ...navigator.languages]);
const host = hostOf(window);
const chat = new Chat(query.get("inbox") ?? "", locale, host);

document.documentElement.lang = locale;
const dress = new Dress(document.documentElement, query.get("theme"));
void loadWords(locale).then((words) => {
  document.title = words.say("loader-title");
  const root = document.getElementById("app");
  if (root) render(<App chat={chat} host={host} words={words} dress={dress} />, root);
  void chat.start();
});
