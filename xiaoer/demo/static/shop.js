// The shop's side of the chat.
// Whatever asks something opens the chat; where there is none, its link leads to the article about it.
function openChat() {
  window.xiaoer?.open();
  return window.xiaoer !== undefined;
}

document.addEventListener("click", (event) => {
  const asks = event.target.closest("[data-chat]");
  if (asks && !event.metaKey && !event.ctrlKey && openChat()) event.preventDefault();
});

// From a page without a chat one comes with #chat.
if (location.hash === "#chat") {
  addEventListener("load", () => openChat());
}

// Several photos at once: one after the other, and then the page as it stands.
for (const form of document.querySelectorAll("form[data-photos]")) {
  const field = form.querySelector("input[type=file]");
  const button = form.querySelector("button");
  field.multiple = true;
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
