// Where files are shown: each address is signed for a few minutes, so it is asked for when needed and asked anew in time.

import { useCallback, useEffect, useState } from "react";
import type { Api } from "../api";
import type { AttachmentAddress } from "../types.gen";

/** Asked anew this long before it ends, so that a click on it still gets through. */
const EARLY_MS = 30_000;
const asked = new WeakMap<Api, Map<string, Promise<AttachmentAddress>>>();

/** The address of a file that still holds; one answer serves all who ask. */
export function addressOf(api: Api, id: string, anew = false): Promise<AttachmentAddress> {
  const known = asked.get(api) ?? new Map<string, Promise<AttachmentAddress>>();
  asked.set(api, known);
  const waiting = anew ? undefined : known.get(id);
  if (waiting) return waiting;
  const fresh = api.call<AttachmentAddress>("GET", `/attachments/${encodeURIComponent(id)}`);
  known.set(id, fresh);
  fresh.then(
    ({ expires_at }) => {
      const left = Date.parse(expires_at) - Date.now() - EARLY_MS;
      setTimeout(() => known.get(id) === fresh && known.delete(id), Math.max(0, left));
    },
    () => known.delete(id),
  );
  return fresh;
}

export interface Address {
  url: string | null;
  failed: boolean;
  /** What was shown from it did not come: the address may have ended meanwhile. */
  broken: () => void;
  again: () => void;
}

/** The address of a file for showing it; asked anew once by itself when it turns out to have ended. */
export function useAddress(api: Api, id: string): Address {
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let wanted = true;
    setFailed(false);
    addressOf(api, id, tries > 0).then(
      (address) => wanted && setUrl(address.url),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [api, id, tries]);
  const broken = useCallback(() => {
    setTries((before) => {
      if (before > 0) setFailed(true);
      return before > 0 ? before : before + 1;
    });
  }, []);
  const again = useCallback(() => setTries((before) => before + 1), []);
  return { url, failed, broken, again };
}
