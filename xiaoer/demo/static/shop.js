// The shop's side of the chat.
// Whatever asks something opens the chat; where there is none, its link leads to the article about it.
function openChat(text) {
  window.xiaoer?.open(text);
  return window.xiaoer !== undefined;
}

document.addEventListener("click", (event) => {
  const asks = event.target.closest("[data-chat]");
  if (asks && !event.metaKey && !event.ctrlKey && openChat(asks.dataset.chat)) event.preventDefault();
});

// From a page without a chat one comes with #chat, or with what to begin with: #chat=About%20returns
const begin = new URLSearchParams(location.hash.slice(1)).get("chat");
if (begin !== null) {
  addEventListener("load", () => openChat(begin));
  // Once: the page may be loaded again.
  history.replaceState(null, "", location.pathname + location.search);
}

// The label alone goes to the printer; its style sees to that.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Several photos at once: one after the other, and then the page as it stands.
for (const form of document.querySelectorAll("form[data-photos]")) {
  const field = form.querySelector("input[type=file]");
  const button = form.querySelector("button");
  field.multiple = true;
  // The browser's own control speaks the browser's language: its label is pressed instead, and what was chosen is listed.
  form.classList.add("own-listed");
  const chosen = form.querySelector(".own-chosen");
  const list = () => {
    chosen.replaceChildren(...[...field.files].map((file) => Object.assign(document.createElement("li"), { textContent: file.name })));
    const none = field.files.length === 0;
    button.hidden = none;
    field.labels[0].classList.toggle("primary", none);
  };
  field.addEventListener("change", list);
  list();
  form.addEventListener("submit", async (event) => {
    if (field.files.length < 2) return;
    event.preventDefault();
    button.disabled = true;
    button.textContent = form.dataset.photos;
    for (const file of field.files) {
      const body = new FormData();
      body.append("file", file);
      try {
        const answer = await fetch(form.action, { method: "POST", body });
        if (answer.ok) continue;
        // What is wrong with it is said on the page that came back.
        document.open();
        document.write(await answer.text());
        document.close();
        return;
      } catch {
        // Not connected now: what arrived is there, the rest can be chosen again.
        break;
      }
    }
    location.reload();
  });
}

// The chat asks who is signed in when the word it has is over. Without an answer it cannot go on, so ask until there is one.
let asking = false;
document.addEventListener("xiaoer:identity", async () => {
  if (asking) return;
  asking = true;
  for (let pause = 1000; ; pause = Math.min(pause * 2, 30000)) {
    try {
      const answer = await fetch("/shop/identity", { cache: "no-store" });
      if (answer.ok) {
        window.xiaoer.identify((await answer.json()).identity);
        break;
      }
    } catch {
      // Not connected now.
    }
    await new Promise((done) => setTimeout(done, pause));
  }
  asking = false;
});
