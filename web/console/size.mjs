// Says what the first load weighs, gzipped, and fails when it outgrows its budget.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET_KIB = 200;
const out = join(dirname(fileURLToPath(import.meta.url)), "../../xiaoer/app/static/console");
const page = readFileSync(join(out, "index.html"), "utf8");
const first = [...page.matchAll(/(?:src|href)="\/console\/([^"]+\.(?:js|css))"/g)].map((match) => match[1]);

let total = 0;
for (const name of first) {
  const size = gzipSync(readFileSync(join(out, name))).length / 1024;
  total += size;
  console.log(`${size.toFixed(1).padStart(7)} KiB  ${name}`);
}
console.log(`${total.toFixed(1).padStart(7)} KiB  first load, gzipped (budget ${BUDGET_KIB})`);
process.exit(first.length > 0 && total <= BUDGET_KIB ? 0 : 1);
