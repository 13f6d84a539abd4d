// The staff API over HTTP.

import type { View } from "./list";
import type { Detail, EntryPage, Summary, SummaryPage } from "./types.gen";

export interface Agent {
  id: string;
  name: string;
  role: string;
}

export interface Session {
  token: string;
  agent: Agent;
}

export type Presence = "online" | "away";
export type Act = "take" | "resolve" | "reopen";

const PATIENCE_MS = 15_000;

/** What went wrong, with the code its words are found by. */
export class Fault extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string | null = null,
    readonly request: string | null = null,
    readonly retryAfter: number | null = null,
  ) {
    super(code);
  }
}

interface Problem {
  code?: string;
  detail?: string;
  request_id?: string;
  retry_after?: number;
}

async function faultOf(answer: Response): Promise<Fault> {
  const problem = (await answer.json().catch(() => ({}))) as Problem;
  const wait = problem.retry_after ?? Number(answer.headers.get("Retry-After") ?? Number.NaN);
  return new Fault(
    answer.status,
    problem.code ?? `status_${answer.status}`,
    problem.detail ?? null,
    problem.request_id ?? null,
    Number.isFinite(wait) ? wait : null,
  );
}

/** Milliseconds the server's clock is ahead of ours, so that waiting times do not follow a wrong clock. */
export let clockAhead = 0;

function compareClocks(answer: Response): void {
  const theirs = Date.parse(answer.headers.get("Date") ?? "");
  const ahead = theirs - Date.now();
  // The header counts whole seconds and the way takes time: a small difference says nothing.
  if (Number.isFinite(ahead)) clockAhead = Math.abs(ahead) > 3000 ? ahead : 0;
}

async function call<T>(token: string | null, method: string, path: string, body?: object): Promise<T> {
  const headers = new Headers({ Accept: "application/json" });
  if (token) headers.set("Authorization", `Bearer ${token}`);
  if (body) headers.set("Content-Type", "application/json");
  let answer: Response;
  try {
    answer = await fetch(`/api${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  } catch {
    throw new Fault(0, "network");
  }
  if (!answer.ok) throw await faultOf(answer);
  compareClocks(answer);
  const text = await answer.text();
  return (text ? JSON.parse(text) : null) as T;
}

export function logIn(email: string, password: string): Promise<Session> {
  return call<Session>(null, "POST", "/staff/sessions", { email, password });
}

/** Every call of one session; `signedOut` runs when the server no longer knows the token. */
export class Api {
  constructor(
    readonly token: string,
    private readonly signedOut: () => void,
  ) {}

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    try {
      return await call<T>(this.token, method, path, body);
    } catch (error) {
      if (error instanceof Fault && error.status === 401) this.signedOut();
      throw error;
    }
  }

  list(view: View, after: string | null): Promise<SummaryPage> {
    const query = new URLSearchParams({ view, limit: "50", ...(after ? { after } : {}) });
    return this.#call("GET", `/conversations?${query}`);
  }

  detail(id: string): Promise<Detail> {
    return this.#call("GET", `/conversations/${encodeURIComponent(id)}`);
  }

  entries(id: string, after: number): Promise<EntryPage> {
    return this.#call("GET", `/conversations/${encodeURIComponent(id)}/entries?after=${after}&limit=200`);
  }

  act(id: string, act: Act): Promise<Summary> {
    return this.#call("POST", `/conversations/${encodeURIComponent(id)}/${act}`);
  }

  read(id: string, seq: number): Promise<Summary> {
    return this.#call("POST", `/conversations/${encodeURIComponent(id)}/read`, { seq });
  }

  presence(status: Presence): Promise<unknown> {
    return this.#call("PUT", "/staff/presence", { status });
  }

  me(): Promise<unknown> {
    return this.#call("GET", "/staff/me");
  }

  logOut(): Promise<unknown> {
    return this.#call("DELETE", "/staff/sessions");
  }

  socket(open: string | null, after: number): string {
    const query = new URLSearchParams({ token: this.token });
    if (open) {
      query.set("conversation", open);
      query.set("after", String(after));
    }
    const address = new URL(`/api/staff/socket?${query}`, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    return address.href;
  }
}
