// Results as one types: the page with them is asked for, and only what it found is taken over.
const form = document.querySelector("form[role=search]");
const field = form?.querySelector("input[name=q]");
const found = document.querySelector("#found");
const PAUSE = 150;
let asked = 0;
let waiting;

async function look() {
  const mine = ++asked;
  const question = field.value.trim();
  try {
    const answer = question ? await fetch(`${form.action}?${new URLSearchParams({ q: question })}`) : null;
    const text = answer?.ok ? await answer.text() : "";
    // Somebody who types on wants what she typed last.
    if (mine !== asked) return;
    const page = new DOMParser().parseFromString(text, "text/html");
    found.replaceChildren(...(page.querySelector("#found")?.childNodes ?? []));
  } catch {
    // Not connected now: the button still asks.
  }
}

field?.addEventListener("input", (event) => {
  if (event.isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(look, PAUSE);
});
field?.addEventListener("compositionend", look);

// From the field down into the results, and back.
form?.parentElement.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const places = [field, ...found.querySelectorAll("a")];
  const here = places.indexOf(document.activeElement);
  const next = places[here + (event.key === "ArrowDown" ? 1 : -1)];
  if (here === -1 || event.isComposing || !next) return;
  event.preventDefault();
  next.focus();
});
