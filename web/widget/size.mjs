// Prints what a customer's browser downloads for the chat, and fails when that is over the budget.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";

const BUDGET = 40 * 1024;
const root = new URL("../../xiaoer/app/static/widget/", import.meta.url).pathname;

const files = readdirSync(root, { recursive: true })
  .map((name) => join(root, String(name)))
  .filter((path) => statSync(path).isFile() && !path.endsWith(".map"))
  .map((path) => ({ name: relative(root, path), size: gzipSync(readFileSync(path)).length }));

// One customer loads one language: the largest counts.
const isWords = (name) => /assets\/(zh-CN|en|es)-/.test(name);
const words = files.filter((file) => isWords(file.name));
const total =
  files.filter((file) => !isWords(file.name)).reduce((sum, file) => sum + file.size, 0) +
  Math.max(0, ...words.map((file) => file.size));

for (const file of files) console.log(`${String(file.size).padStart(7)}  ${file.name}`);
console.log(`${String(total).padStart(7)}  gzipped, of ${BUDGET}`);
if (total > BUDGET) {
  console.error(`The widget is ${total - BUDGET} bytes over its budget.`);
  process.exit(1);
}
