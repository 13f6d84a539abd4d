// Keeps a session where the console looks for it (web/console/src/keep.ts), and goes there.
const { session, locale } = document.getElementById("entering").dataset;
localStorage.setItem("xiaoer.session", session);
// The console speaks Chinese and English; whoever chose a language there keeps it.
if (!localStorage.getItem("xiaoer.locale")) localStorage.setItem("xiaoer.locale", JSON.stringify(locale === "zh-CN" ? locale : "en"));
location.replace("/console/");
