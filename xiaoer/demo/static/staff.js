// Keeps a session where the console looks for it (web/console/src/keep.ts), and goes there.
const { session, locale, email } = document.getElementById("entering").dataset;
localStorage.setItem("xiaoer.session", session);
localStorage.setItem("xiaoer.email", JSON.stringify(email));
// The console speaks Chinese and English; whoever chose a language there keeps it.
if (!localStorage.getItem("xiaoer.locale")) localStorage.setItem("xiaoer.locale", JSON.stringify(locale === "zh-CN" ? locale : "en"));
location.replace("/console/");
