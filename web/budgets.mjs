// Says what the built fronts weigh on their way to a browser, gzipped, and fails when one outgrows its budget.
// The last line is JSON, for other programs.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const WIDGET_BUDGET = 40 * 1024;
/** The first load of the console, and each page opened by its address; docs/performance.md says the same. */
const CONSOLE_BUDGETS = {
  "/console/": 212 * 1024,
  "/console/live": 224 * 1024,
  "/console/settings": 236 * 1024,
  "/console/policy": 226 * 1024,
  "/console/cases": 224 * 1024,
  "/console/deeds": 224 * 1024,
};

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

/** The words of one language for the first load, or for a page: the heavier language counts. */
function wordsWeight(manifest, areas) {
  const languages = new Map();
  for (const [name, { file }] of Object.entries(manifest)) {
    const [, language, area] = /\/words\/([\w-]+)\/([\w-]+)\.ftl/.exec(name) ?? [];
    if (areas.includes(area)) languages.set(language, (languages.get(language) ?? 0) + weigh(`console/${file}`));
  }
  if (languages.size === 0) throw new Error(`no words for ${areas}`);
  return Math.max(...languages.values());
}

/** The console: its page and what that loads at once; and every other page opened by its address, on top of that. */
function consoleWeights() {
  const manifest = JSON.parse(readFileSync(join(built, "console/manifest.json"), "utf8"));
  const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
  const first = needed(manifest, entry).add("console/index.html");
  const base = sum(first) + wordsWeight(manifest, ["frame", "thread"]);
  const routes = { "/console/": base };
  for (const name of manifest[entry].dynamicImports) {
    const [, area] = /\/(\w+)\/\w+Page\.tsx$/.exec(name) ?? [];
    if (!area) continue;
    const more = [...needed(manifest, name)].filter((path) => !first.has(path));
    routes[`/console/${area}`] = base + sum(more) + wordsWeight(manifest, [area]);
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
const widget = widgetWeight();
const over = widget > WIDGET_BUDGET ? ["widget"] : [];
for (const [route, budget] of Object.entries(CONSOLE_BUDGETS)) {
  const bytes = routes[route] ?? Number.POSITIVE_INFINITY;
  say(bytes, `${route} (budget ${budget / 1024})`);
  if (bytes > budget) over.push(route);
}
say(widget, `widget with its loader (budget ${WIDGET_BUDGET / 1024})`);
for (const route of Object.keys(routes)) if (!(route in CONSOLE_BUDGETS)) over.push(`${route}, which has no budget`);
if (over.length > 0) console.error(`heavier than its budget: ${over.join("; ")}`);
console.log(JSON.stringify({ widget_gz_bytes: widget, console_first_load_gz_bytes: routes["/console/"] }));
process.exitCode = over.length > 0 ? 1 : 0;
