// Addresses of shops' pages, one a line. Pure.

export interface Origins {
  /** What can be sent. */
  list: string[];
  /** Lines that are no origin, by their number from 1. */
  wrong: { line: number; text: string }[];
}

/** The origin a line means: `shop.example` is read as https, a path is not taken. Null when it is none. */
export function originOf(line: string): string | null {
  const text = line.trim().replace(/\/$/, "");
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/[\s;,'"]/.test(full) || !URL.canParse(full)) return null;
  const url = new URL(full);
  const bare = url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
  const host = url.hostname === "localhost" || url.hostname.startsWith("[") || url.hostname.includes(".");
  return bare && host && /^https?:$/.test(url.protocol) && !url.hostname.includes("*") ? url.origin : null;
}

export function readOrigins(text: string): Origins {
  const list: string[] = [];
  const wrong: Origins["wrong"] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (!line.trim()) continue;
    const origin = originOf(line);
    if (!origin) wrong.push({ line: index + 1, text: line.trim() });
    else if (!list.includes(origin)) list.push(origin);
  }
  return { list, wrong };
}
