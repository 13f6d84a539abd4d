// What outlives a reload, in this browser only: the session, drafts, lines not yet sent, which list was looked at.

import type { Session } from "./api";
import { type NoticeSettings, USUAL } from "./frame/quiet";
import { VIEWS, type View } from "./list/order";
import type { Outgoing } from "./outbox";
import { type Draft, isEmpty, readDraft } from "./thread/draft";

const SESSION = "xiaoer.session";
const LOCALE = "xiaoer.locale";
const THEME = "xiaoer.theme";
const NOTICES = "xiaoer.notices";
const EMAIL = "xiaoer.email";
const MACROS = "xiaoer.macros";
/** So many of the quick replies used last are remembered. */
const USED = 8;

function read<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null || value === "") localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is full or switched off: the screen works on, it only forgets at a reload.
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

export const session = {
  get: (): Session | null => read<Session>(SESSION),
  set: (value: Session | null): void => write(SESSION, value),
};

export const chosenLocale = {
  get: (): string | null => read<string>(LOCALE),
  set: (value: string): void => write(LOCALE, value),
};

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const chosenTheme = {
  get: (): Theme => THEMES.find((each) => each === read<string>(THEME)) ?? "system",
  set: (value: Theme): void => write(THEME, value === "system" ? null : value),
};

/** The quick replies used here, the last one first. */
export const usedMacros = {
  get: (): string[] => read<string[]>(MACROS) ?? [],
  add: (id: string): void => write(MACROS, [...new Set([id, ...usedMacros.get()])].slice(0, USED)),
};

/** Who logged in here last, to save her the typing. */
export const lastEmail = {
  get: (): string => read<string>(EMAIL) ?? "",
  set: (value: string): void => write(EMAIL, value),
};

const noticeListeners = new Set<() => void>();

/** What makes itself heard in this browser. */
export const notices = {
  get: (): NoticeSettings => ({ ...USUAL, ...read<Partial<NoticeSettings>>(NOTICES) }),
  set: (value: NoticeSettings): void => {
    write(NOTICES, value);
    for (const listener of noticeListeners) listener();
  },
  watch: (listener: () => void): (() => void) => {
    noticeListeners.add(listener);
    return () => noticeListeners.delete(listener);
  },
};

/** One agent's things; another agent at the same browser never sees them. */
export class Keep {
  readonly #mine: string;
  #outgoing = new Set<string>();

  constructor(agent: string) {
    this.#mine = `xiaoer.${agent}`;
  }

  /** What stands in the composer of a conversation and was not sent; `EMPTY` when nothing does. */
  draftOf(conversation: string): Draft {
    return readDraft(read<unknown>(`${this.#mine}.draft.${conversation}`));
  }

  keepDraft(conversation: string, draft: Draft): void {
    write(`${this.#mine}.draft.${conversation}`, isEmpty(draft) && draft.mode === "message" ? null : draft);
  }

  /** Whether something was begun there and not sent. */
  hasDraft(conversation: string): boolean {
    return !isEmpty(this.draftOf(conversation));
  }

  /** Each line has a key of its own, so that two tabs do not overwrite each other's. */
  outbox(): Outgoing[] {
    const start = `${this.#mine}.out.`;
    const found: Outgoing[] = [];
    for (const key of keys()) {
      const out = key.startsWith(start) ? read<Outgoing>(key) : null;
      if (out) found.push(out);
    }
    this.#outgoing = new Set(found.map((out) => out.id));
    return found.sort((a, b) => a.at.localeCompare(b.at));
  }

  setOutbox(outbox: readonly Outgoing[]): void {
    const unsent = outbox.filter((out) => out.state !== "sent");
    const ids = new Set(unsent.map((out) => out.id));
    for (const id of this.#outgoing) if (!ids.has(id)) write(`${this.#mine}.out.${id}`, null);
    for (const out of unsent) write(`${this.#mine}.out.${out.id}`, out);
    this.#outgoing = ids;
  }

  /** The conversations with something begun and not sent. */
  drafts(): ReadonlySet<string> {
    const start = `${this.#mine}.draft.`;
    const ids = keys().filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
    return new Set(ids.filter((id) => this.hasDraft(id)));
  }

  /** What was searched for, newest first. */
  searches(): string[] {
    return read<string[]>(`${this.#mine}.searches`) ?? [];
  }

  setSearches(searches: readonly string[]): void {
    write(`${this.#mine}.searches`, searches);
  }

  view(): View {
    const known = read<string>(`${this.#mine}.view`);
    return VIEWS.find((each) => each === known) ?? "mine";
  }

  setView(view: View): void {
    write(`${this.#mine}.view`, view);
  }
}
