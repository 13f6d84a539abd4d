import "./look/console.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { firstLocale, loadWords } from "./words";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");

const locale = firstLocale();
document.documentElement.lang = locale;
createRoot(root).render(
  <StrictMode>
    <App first={await loadWords(locale)} />
  </StrictMode>,
);
