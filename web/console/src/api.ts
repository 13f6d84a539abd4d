// The staff API over HTTP.

import type { View } from "./list/order";
import type {
  BulkDone,
  Colleague,
  Detail,
  EntryPage,
  Figure,
  Found,
  PriorityBody,
  Summary,
  SummaryPage,
  Team,
  TeamName,
  TransferBody,
} from "./types.gen";

export interface Agent {
  id: string;
  name: string;
  role: string;
}

export interface Session {
  token: string;
  agent: Agent;
}

export type Status = "online" | "away";
export const REASONS = ["break", "meal", "meeting", "training", "other"] as const;
export type Reason = (typeof REASONS)[number];

/** Whether the agent takes conversations, and since when. */
export interface Presence {
  status: Status | "offline";
  reason: Reason | null;
  since: string | null;
}

export interface Me extends Agent {
  presence?: Presence;
  teams?: TeamName[];
}

export type Method = "GET" | "POST" | "PUT" | "DELETE";
export type Act = "take" | "resolve" | "reopen" | "wake";

const PATIENCE_MS = 15_000;
/** A photo on a slow line; what stalls longer is broken. */
const UPLOAD_PATIENCE_MS = 120_000;

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

/** Whatever was thrown, as a fault. */
export function asFault(error: unknown): Fault {
  return error instanceof Fault ? error : new Fault(0, "unknown");
}

interface Problem {
  code?: string;
  detail?: string;
  request_id?: string;
  retry_after?: number;
}

function faultOf(status: number, text: string, retryAfter: string | null): Fault {
  const problem = parsed<Problem>(text) ?? {};
  const wait = problem.retry_after ?? Number(retryAfter ?? Number.NaN);
  return new Fault(
    status,
    problem.code ?? `status_${status}`,
    problem.detail ?? null,
    problem.request_id ?? null,
    Number.isFinite(wait) ? wait : null,
  );
}

function parsed<T>(text: string): T | null {
  try {
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}

/** Milliseconds the server's clock is ahead of ours, so that waiting times do not follow a wrong clock. */
export let clockAhead = 0;

function compareClocks(answer: Response): void {
  const theirs = Date.parse(answer.headers.get("Date") ?? "");
  const ahead = theirs - Date.now();
  // The header counts whole seconds and the way takes time: a small difference says nothing.
  if (Number.isFinite(ahead)) clockAhead = Math.abs(ahead) > 3000 ? ahead : 0;
}

async function call<T>(token: string | null, method: Method, path: string, body?: object): Promise<T> {
  const headers = new Headers({ Accept: "application/json", "Accept-Language": document.documentElement.lang });
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
  const text = await answer.text().catch(() => "");
  if (!answer.ok) throw faultOf(answer.status, text, answer.headers.get("Retry-After"));
  compareClocks(answer);
  return parsed<T>(text) as T;
}

/** Sends one file as the form field `file`; only the older request object tells how far it is. */
function send<T>(token: string, path: string, file: File, { progress, signal }: UploadOptions): Promise<T> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file, file.name);
    request.open("POST", `/api${path}`);
    request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.timeout = UPLOAD_PATIENCE_MS;
    request.upload.onprogress = (event) => event.lengthComputable && progress?.(event.loaded / event.total);
    request.onload = () => {
      if (request.status < 300) done(parsed<T>(request.responseText) as T);
      else failed(faultOf(request.status, request.responseText, request.getResponseHeader("Retry-After")));
    };
    request.onerror = () => failed(new Fault(0, "network"));
    request.ontimeout = () => failed(new Fault(0, "timeout"));
    request.onabort = () => failed(new Fault(0, "aborted"));
    signal?.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

export interface UploadOptions {
  /** How far it is, 0 to 1. */
  progress?: (share: number) => void;
  signal?: AbortSignal;
}

export function logIn(email: string, password: string): Promise<Session> {
  return call<Session>(null, "POST", "/staff/sessions", { email, password });
}

/** Every call of one session; `signedOut` runs when the server no longer knows the token. */
export class Api {
  constructor(
    /** Another one takes its place when the session ended and she logged in again. */
    public token: string,
    private readonly signedOut: () => void,
  ) {}

  /** Any call of the staff API, `path` below `/api`; throws a Fault. */
  call<T>(method: Method, path: string, body?: object): Promise<T> {
    return this.#heed(call<T>(this.token, method, path, body));
  }

  /** One file as the form field `file`; throws a Fault, with code `aborted` when `signal` ended it. */
  upload<T>(path: string, file: File, options: UploadOptions = {}): Promise<T> {
    return this.#heed(send<T>(this.token, path, file, options));
  }

  async #heed<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof Fault && error.status === 401) this.signedOut();
      throw error;
    }
  }

  list(view: View, after: string | null): Promise<SummaryPage> {
    const query = new URLSearchParams({ view, limit: "50", ...(after ? { after } : {}) });
    return this.call("GET", `/conversations?${query}`);
  }

  /** A page of what a figure of the floor counts. */
  behind({ name, of = "" }: Figure, zone: string, after: string | null): Promise<SummaryPage> {
    const query = new URLSearchParams({ figure: name, of, zone, ...(after ? { after } : {}) });
    return this.call("GET", `/report/live/conversations?${query}`);
  }

  search(words: string): Promise<Found> {
    return this.call("GET", `/conversations/search?${new URLSearchParams({ q: words, limit: "30" })}`);
  }

  detail(id: string): Promise<Detail> {
    return this.call("GET", of(id));
  }

  entries(id: string, after: number): Promise<EntryPage> {
    return this.call("GET", `${of(id)}/entries?after=${after}&limit=200`);
  }

  act(id: string, act: Act): Promise<Summary> {
    return this.call("POST", `${of(id)}/${act}`);
  }

  read(id: string, seq: number): Promise<Summary> {
    return this.call("POST", `${of(id)}/read`, { seq });
  }

  transfer(id: string, body: TransferBody): Promise<Summary> {
    return this.call("POST", `${of(id)}/transfer`, body);
  }

  priority(id: string, priority: PriorityBody["priority"]): Promise<Summary> {
    return this.call("POST", `${of(id)}/priority`, { priority });
  }

  label(id: string, labels: readonly string[]): Promise<Summary> {
    return this.call("POST", `${of(id)}/labels`, { labels });
  }

  snooze(id: string, until: string): Promise<Summary> {
    return this.call("POST", `${of(id)}/snooze`, { until });
  }

  bulk(act: "take" | "resolve", conversations: readonly string[]): Promise<BulkDone> {
    return this.call("POST", `/conversations/bulk/${act}`, { conversations });
  }

  labels(): Promise<string[]> {
    return this.call("GET", "/labels");
  }

  colleagues(): Promise<Colleague[]> {
    return this.call("GET", "/colleagues");
  }

  teams(): Promise<Team[]> {
    return this.call("GET", "/teams");
  }

  presence(status: Status, reason: Reason | null): Promise<unknown> {
    return this.call("PUT", "/staff/presence", { status, reason });
  }

  me(): Promise<Me> {
    return this.call("GET", "/staff/me");
  }

  logOut(): Promise<unknown> {
    return this.call("DELETE", "/staff/sessions");
  }

  /** The socket's address; it speaks the language the screen is in. */
  socket(open: string | null, after: number): string {
    const query = new URLSearchParams({ token: this.token, locale: document.documentElement.lang });
    if (open) {
      query.set("conversation", open);
      query.set("after", String(after));
    }
    const address = new URL(`/api/staff/socket?${query}`, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    return address.href;
  }
}

function of(id: string): string {
  return `/conversations/${encodeURIComponent(id)}`;
}
