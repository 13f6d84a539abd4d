// Files on their way: chosen, shown, sent, tried again. They begin at once; the message that takes them waits for them.
import { Failure } from "../chat/server";
import type { AttachmentTaken } from "../types.gen";
import { uuid } from "../uuid";
import { fitting, refusal } from "./limits";
import { type Posting, post } from "./post";

export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** An address of the file in memory, for pictures. */
  preview: string | null;
  width: number | null;
  height: number | null;
  state: "waiting" | "loading" | "done" | "failed" | "refused";
  share: number;
  taken: AttachmentTaken | null;
  code: string;
  message: string;
}

interface Kept extends Upload {
  file: File;
  posting: Posting | null;
  attempts: number;
}

/** So many at a time: a phone's wire is narrow. */
const AT_ONCE = 2;
/** A busy server is asked so often. */
const ATTEMPTS = 4;
const BUSY = new Set([408, 425, 429, 500, 502, 503, 504]);

export class Uploads {
  /** In the composer, not yet part of a message. */
  tray: readonly string[] = [];
  /** How many did not fit the last time. */
  over = 0;
  private readonly all = new Map<string, Kept>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly token: () => string | null,
    private readonly expired: (token: string) => void,
    private readonly locale: string,
  ) {}

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get(key: string): Upload | null {
    return this.all.get(key) ?? null;
  }

  /** The picture in memory of a file the server has by now. */
  previewOf(attachment: string): Upload | null {
    for (const each of this.all.values()) if (each.taken?.id === attachment && each.preview) return each;
    return null;
  }

  /** Put files into the composer and begin to send them. */
  add(files: readonly File[]): void {
    const { taken, over } = fitting(files, this.tray.length);
    this.over = over;
    const fresh = taken.map((file) => this.keep(file));
    this.tray = [...this.tray, ...fresh.map((each) => each.key)];
    this.changed();
    this.pump();
  }

  /** The message takes what is in the composer, without what was refused. */
  take(): string[] {
    const keys = this.tray.filter((key) => this.all.get(key)?.state !== "refused");
    for (const key of this.tray) if (!keys.includes(key)) this.drop(key);
    this.tray = [];
    this.over = 0;
    this.changed();
    return keys;
  }

  /** Back into the composer, when the message did not go. */
  giveBack(keys: readonly string[]): void {
    this.tray = [...keys.filter((key) => this.all.has(key)), ...this.tray];
    this.changed();
  }

  remove(key: string): void {
    this.drop(key);
    this.tray = this.tray.filter((each) => each !== key);
    this.over = 0;
    this.changed();
  }

  /** Try again by hand. */
  retry(key: string): void {
    const item = this.all.get(key);
    if (item?.state !== "failed") return;
    this.change(item, { state: "waiting", attempts: 0, share: 0, code: "", message: "" });
    this.pump();
  }

  /** The network, or a session, is back: what it cut is tried once more by itself. */
  back(): void {
    for (const item of this.all.values()) {
      if (item.state === "failed" && item.code === "offline" && item.attempts < 2) this.change(item, { state: "waiting", share: 0 });
    }
    this.pump();
  }

  /** The network is gone: what is on the wire will not arrive. */
  cut(): void {
    for (const item of this.all.values()) item.posting?.abort();
  }

  /** How the files of a message stand together. */
  together(keys: readonly string[]): { state: "loading" | "done" | "failed"; ids: string[]; failed: Upload | null } {
    const items = keys.map((key) => this.all.get(key));
    const failed = items.find((item) => item?.state === "failed" || item?.state === "refused") ?? null;
    const ids = items.flatMap((item) => (item?.taken ? [item.taken.id] : []));
    if (failed) return { state: "failed", ids, failed };
    return { state: ids.length === keys.length ? "done" : "loading", ids, failed: null };
  }

  /** A picture is shown from the server now: its copy in memory goes. */
  release(attachment: string): void {
    for (const item of this.all.values()) {
      if (item.taken?.id === attachment && !this.tray.includes(item.key)) this.drop(item.key);
    }
  }

  /** Their message has arrived, or they are in the composer again: only pictures are needed longer. */
  settle(keys: readonly string[]): void {
    for (const key of keys) if (!this.tray.includes(key) && !this.all.get(key)?.preview) this.drop(key);
  }

  /** Another session, of the same customer: files belong to the one they were sent in. */
  anew(): void {
    for (const item of this.all.values()) if (item.state === "done") this.change(item, { state: "waiting", taken: null, share: 0 });
  }

  /** Somebody else writes on this page now. */
  clear(): void {
    for (const key of [...this.all.keys()]) this.drop(key);
    this.tray = [];
    this.changed();
  }

  private keep(file: File): Kept {
    const refused = refusal(file);
    const preview = file.type.startsWith("image/") && !refused ? URL.createObjectURL(file) : null;
    const item: Kept = {
      key: uuid(),
      name: file.name,
      type: file.type,
      size: file.size,
      preview,
      width: null,
      height: null,
      state: refused ? "refused" : "waiting",
      share: 0,
      taken: null,
      code: refused ?? "",
      message: "",
      file,
      posting: null,
      attempts: 0,
    };
    this.all.set(item.key, item);
    if (preview) this.measure(item, preview);
    return item;
  }

  /** Its form is known before the server says it, so nothing jumps when it does. */
  private measure(item: Kept, preview: string): void {
    const image = new Image();
    image.onload = () => this.change(item, { width: image.naturalWidth, height: image.naturalHeight });
    // Not a picture this browser can show (HEIC, say): it is a file then.
    image.onerror = () => {
      URL.revokeObjectURL(preview);
      this.change(item, { preview: null });
    };
    image.src = preview;
  }

  private pump(): void {
    const token = this.token();
    if (token === null) return;
    let going = [...this.all.values()].filter((item) => item.posting).length;
    for (const item of this.all.values()) {
      if (going >= AT_ONCE) return;
      if (item.state !== "waiting" || item.posting) continue;
      going += 1;
      void this.send(item, token);
    }
  }

  private async send(item: Kept, token: string): Promise<void> {
    item.posting = post(item.file, token, this.locale, (share) => this.change(item, { share }));
    this.change(item, { state: "loading", attempts: item.attempts + 1 });
    try {
      const taken = await item.posting.done;
      this.change(item, { state: "done", share: 1, taken, posting: null });
    } catch (failure) {
      this.change(item, { posting: null });
      this.failed(item, failure as Failure, token);
    }
    this.pump();
  }

  private failed(item: Kept, failure: Failure, token: string): void {
    const { status, code, detail, retryAfter } = failure;
    const again = item.attempts < ATTEMPTS;
    if (status === 401 && again) {
      this.change(item, { state: "waiting", share: 0 });
      return this.expired(token);
    }
    if (BUSY.has(status) && again) {
      this.change(item, { share: 0 });
      setTimeout(() => {
        this.change(item, { state: "waiting" });
        this.pump();
      }, (retryAfter || 2 ** item.attempts) * 1_000);
      return;
    }
    const final = status >= 400 && status < 500 && status !== 401 && !BUSY.has(status);
    this.change(item, { state: final ? "refused" : "failed", share: 0, code, message: detail });
  }

  private change(item: Kept, change: Partial<Kept>): void {
    Object.assign(item, change);
    if (this.all.has(item.key)) this.changed();
  }

  private drop(key: string): void {
    const item = this.all.get(key);
    this.all.delete(key);
    item?.posting?.abort();
    if (item?.preview) URL.revokeObjectURL(item.preview);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
