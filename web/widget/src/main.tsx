import { render } from "preact";
import { Chat } from "./chat";
import { hostOf } from "./host";
import "./style.css";
import { App } from "./view/App";
import { loadWords, nearest } from "./words";

const query = new URLSearchParams(location.search);
const locale = nearest([query.get("locale"), ...navigator.languages]);
const host = hostOf(window);
const chat = new Chat(query.get("inbox") ?? "", locale, host);

document.documentElement.lang = locale;
void loadWords(locale).then((words) => {
  document.title = words.say("loader-title");
  const root = document.getElementById("app");
  if (root) render(<App chat={chat} host={host} words={words} />, root);
  void chat.start();
});
