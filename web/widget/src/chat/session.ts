// Who this is, and the session that follows from it.
import type { Host } from "../host";
import { visitor } from "../memory";
import type { Session } from "../types.gen";
import type { Failure } from "./server";
import { openSession } from "./server";

export class Asker {
  identity: string | null = null;

  constructor(
    private readonly inbox: string,
    private readonly locale: string,
    private readonly host: Host,
  ) {}

  /** Learn from the page who this is. */
  async learn(): Promise<void> {
    this.identity = await this.host.identity(false);
  }

  /** The customer logged in or out on the page; whether that is news. */
  told(identity: string | null): boolean {
    if (identity === this.identity) return false;
    // Whoever comes after a log-out on this machine must not find her thread.
    if (identity === null) visitor.set(this.inbox, null);
    this.identity = identity;
    return true;
  }

  /** A session. Refused once, the identity is asked for anew, or a visitor begins afresh. */
  async session(renewing: () => void): Promise<Session> {
    const ask = async (): Promise<Session> => {
      const known = { identity: this.identity, visitor: visitor.get(this.inbox) };
      const session = await openSession({ inbox: this.inbox, locale: this.locale, ...known });
      if (session.visitor) visitor.set(this.inbox, session.visitor);
      return session;
    };
    try {
      return await ask();
    } catch (failure) {
      if ((failure as Failure).status !== 401) throw failure;
      renewing();
      if (this.identity === null) visitor.set(this.inbox, null);
      else {
        const renewed = await this.host.identity(true);
        if (renewed === null) throw failure;
        this.identity = renewed;
      }
      return ask();
    }
  }
}
