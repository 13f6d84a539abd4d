// Where files of the thread can be seen: addresses that hold for minutes, fetched when they are needed.
import { readAddress } from "../chat/server";
import { safeUrl } from "../links";

interface Address {
  url: string;
  until: number;
}

/** An address is given up so long before its end: a slow wire needs it too. */
const EARLY = 20_000;

export class Addresses {
  private readonly known = new Map<string, Promise<Address>>();

  constructor(private readonly token: () => string | null) {}

  /** An address that holds now; `anew` when the last one did not work. */
  async of(id: string, anew = false): Promise<string> {
    const known = anew ? undefined : this.known.get(id);
    if (known && (await known).until - EARLY > Date.now()) return (await known).url;
    const asked = this.ask(id);
    this.known.set(id, asked);
    // One that failed is not kept: the next wish asks again.
    asked.catch(() => this.known.delete(id));
    return (await asked).url;
  }

  private async ask(id: string): Promise<Address> {
    const token = this.token();
    if (token === null) throw new Error("no session");
    const { url, expires_at } = await readAddress(token, id);
    const href = safeUrl(url, location.origin);
    if (!href) throw new Error("no address");
    return { url: href, until: Date.parse(expires_at) };
  }
}
