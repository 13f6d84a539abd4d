// The shop's word for who is signed in, for the chat. Only what comes with Node.

import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const LIFE = 300; // seconds; more than 600 is refused

export function identity(key, inbox, customer) {
  const now = Math.floor(Date.now() / 1000);
  const head = { alg: "HS256", typ: "JWT" };
  const claims = { aud: inbox, sub: customer, iat: now, exp: now + LIFE };
  const signed = [head, claims].map((each) => Buffer.from(JSON.stringify(each)).toString("base64url")).join(".");
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [keyFile, inbox, customer] = process.argv.slice(2);
  console.log(identity(readFileSync(keyFile), inbox, customer));
}
