// The server over HTTP.
import type { AttachmentAddress, Page, Session, SessionOpen } from "../types.gen";

const TIMEOUT = 15_000;

/** An answer that is no success; status 0 when there was none. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly retryAfter: number,
    /** What the server says about it, in the customer's language. */
    readonly detail = "",
  ) {
    super(code);
  }
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: "omit", signal: AbortSignal.timeout(TIMEOUT) });
  } catch {
    throw new Failure(0, "offline", 0);
  }
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => ({}))) as { code?: unknown };
  const code = typeof problem.code === "string" ? problem.code : "unknown";
  throw new Failure(response.status, code, Number(response.headers.get("Retry-After")) || 0);
}

/** A new session. */
export function openSession(body: SessionOpen): Promise<Session> {
  return ask("/api/widget/sessions", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** The entries after a number. */
export function readPage(token: string, after: number, limit: number): Promise<Page> {
  return ask(`/api/widget/messages?after=${after}&limit=${limit}`, { headers: { Authorization: `Bearer ${token}` } });
}

/** Where a file of the thread can be seen for the next minutes. */
export function readAddress(token: string, id: string): Promise<AttachmentAddress> {
  return ask(`/api/widget/attachments/${encodeURIComponent(id)}`, { headers: { Authorization: `Bearer ${token}` } });
}
