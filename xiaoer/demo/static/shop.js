// The shop's side of the chat, and times in the reader's own zone.
const locale = document.documentElement.lang;
const FORMS = {
  day: { dateStyle: "medium" },
  moment: { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
};

for (const time of document.querySelectorAll("time[data-form]")) {
  time.textContent = new Intl.DateTimeFormat(locale, FORMS[time.dataset.form]).format(new Date(time.dateTime));
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
