// What every page the server makes has in common: times in the reader's own zone, and menus that close.
const locale = document.documentElement.lang;
const FORMS = {
  day: { dateStyle: "medium" },
  moment: { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
};

for (const time of document.querySelectorAll("time[data-form]")) {
  time.textContent = new Intl.DateTimeFormat(locale, FORMS[time.dataset.form]).format(new Date(time.dateTime));
}

// A menu closes when one clicks elsewhere or presses Escape.
for (const menu of document.querySelectorAll("details.languages")) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
