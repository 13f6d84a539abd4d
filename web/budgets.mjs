// Says what the built fronts weigh on their way to a browser, gzipped, and fails when one outgrows its budget.
// The last line is JSON, for other programs.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const WIDGET_BUDGET = 40 * 1024;
const CONSOLE_BUDGET = 240 * 1024;

const built = join(dirname(fileURLToPath(import.meta.url)), "../xiaoer/app/static");
const weigh = (path) => gzipSync(readFileSync(join(built, path))).length;
const sum = (paths) => [...paths].reduce((total, path) => total + weigh(path), 0);
const heaviest = (paths) => Math.max(0, ...[...paths].map(weigh));
const say = (bytes, what) => console.log(`${(bytes / 1024).toFixed(1).padStart(7)} KiB  ${what}`);

/** All files a chunk of the console needs before it runs: itself, what it imports, their styles. */
function needed(manifest, name, found = new Set()) {
  const chunk = manifest[name];
  if (!chunk || found.has(`console/${chunk.file}`)) return found;
  found.add(`console/${chunk.file}`);
  for (const css of chunk.css ?? []) found.add(`console/${css}`);
  for (const each of chunk.imports ?? []) needed(manifest, each, found);
  return found;
}

/** The console: its page, what that loads at once, and the words of one language. */
function consoleWeights() {
  const manifest = JSON.parse(readFileSync(join(built, "console/manifest.json"), "utf8"));
  const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
  const first = needed(manifest, entry).add("console/index.html");
  const words = Object.keys(manifest).filter((name) => /\/words\/[\w-]+\.ts$/.test(name));
  const word = heaviest(words.map((name) => `console/${manifest[name].file}`));
  const base = sum(first) + word;
  const routes = { "/console/": base };
  for (const [route, page] of [["live", "LivePage"], ["settings", "SettingsPage"]]) {
    const name = Object.keys(manifest).find((each) => each.endsWith(`/${page}.tsx`));
    if (!name) throw new Error(`${page} is not in the manifest`);
    const more = [...needed(manifest, name)].filter((path) => !first.has(path));
    routes[`/console/${route}`] = base + sum(more);
  }
  return routes;
}

/** The widget: the loader on the shop's page, and in the frame its page with the words of one language. */
function widgetWeight() {
  const assets = readdirSync(join(built, "widget/assets")).map((name) => `widget/assets/${name}`);
  const code = assets.filter((path) => /\.(js|css)$/.test(path));
  return sum(["widget/loader.js", "widget/index.html", ...code]) + heaviest(assets.filter((path) => path.endsWith(".json")));
}

const routes = consoleWeights();
for (const [route, bytes] of Object.entries(routes)) say(bytes, `${route}, first load (budget ${CONSOLE_BUDGET / 1024})`);
const widget = widgetWeight();
say(widget, `widget with its loader (budget ${WIDGET_BUDGET / 1024})`);
const over = widget > WIDGET_BUDGET || routes["/console/"] > CONSOLE_BUDGET;
if (over) console.error("a front is heavier than its budget");
console.log(JSON.stringify({ widget_gz_bytes: widget, console_first_load_gz_bytes: routes["/console/"] }));
process.exitCode = over ? 1 : 0;
