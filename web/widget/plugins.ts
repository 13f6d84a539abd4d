// What the build does so that a customer downloads less.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { FluentResource } from "@fluent/bundle";
import type { Plugin } from "vite";
import { patterns } from "./patterns.ts";

const HERE = import.meta.dirname;
/** How an order and a parcel stand is said once, in the room that knows; of its words these are needed here. */
const ORDERS = resolve(HERE, "../../xiaoer/order/words");
const NEEDED = /^(order|parcel)-status-/;
/** The words of the button, which its own build takes. */
const BUTTON = /^loader-(?!title)/;

/** `x.ftl?words` is where the file lies taken apart, with the words of the orders: Fluent stays at home. */
export function compiledWords(): Plugin {
  let serving = false;
  return {
    name: "compiled-words",
    enforce: "pre",
    configResolved: (config) => void (serving = config.command === "serve"),
    load(id) {
      const [path, query] = id.split("?");
      if (query !== "words" || !path?.endsWith(".ftl")) return null;
      const orders = join(ORDERS, basename(path));
      this.addWatchFile(orders);
      const read = (file: string): FluentResource["body"] => new FluentResource(readFileSync(file, "utf8")).body;
      const own = read(path).filter((message) => !BUTTON.test(message.id));
      const body = [...own, ...read(orders).filter((message) => NEEDED.test(message.id))];
      const source = JSON.stringify(patterns(body));
      if (serving) return `export default ${JSON.stringify(`data:application/json,${encodeURIComponent(source)}`)}`;
      const file = this.emitFile({ type: "asset", name: `${basename(path, ".ftl")}.json`, source });
      return `export default import.meta.ROLLUP_FILE_URL_${file}`;
    },
  };
}

/** Of the tokens, which are those of every screen, only what this one names. */
export function usedTokens(folder: string): Plugin {
  return {
    name: "used-tokens",
    enforce: "pre",
    load(id) {
      const [path = ""] = id.split("?");
      if (!path.endsWith("/tokens.css")) return null;
      const sheet = readFileSync(path, "utf8");
      return pruned(sheet, namesIn(sources(join(HERE, folder))));
    },
  };
}

/** Declarations of names nobody asks for are left out; a name may be asked for by one that stays. */
export function pruned(sheet: string, asked: ReadonlySet<string>): string {
  const declared = [...sheet.matchAll(/(--[\w-]+):([^;]*);/g)];
  const kept = new Set(asked);
  for (let before = -1; before !== kept.size; ) {
    before = kept.size;
    for (const [, name = "", value = ""] of declared) if (kept.has(name)) for (const used of namesIn(value)) kept.add(used);
  }
  return sheet.replace(/(--[\w-]+):[^;]*;/g, (whole, name: string) => (kept.has(name) ? whole : ""));
}

function namesIn(text: string): Set<string> {
  return new Set([...text.matchAll(/var\((--[\w-]+)/g)].map(([, name = ""]) => name));
}

function sources(folder: string): string {
  const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
  return sheets.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
}
