// Files on their way to the server, each with how far it is; those that are there belong to the draft.

import { useCallback, useEffect, useRef, useState } from "react";
import { asFault, type Api, type Fault } from "../../api";
import type { Attachment, AttachmentTaken } from "../../types.gen";

export interface Upload {
  key: string;
  file: File;
  /** Shown from this browser's own memory as long as it is not there. */
  preview: string | null;
  /** 0 to 1. */
  share: number;
  fault: Fault | null;
}

export interface Files {
  uploads: readonly Upload[];
  add: (files: Iterable<File>) => void;
  retry: (key: string) => void;
  remove: (key: string) => void;
}

/** Uploads at once what is added, and again what the network cut once it is back; `taken` hears of each that arrived. */
export function useFiles(api: Api, online: boolean, taken: (file: Attachment) => void): Files {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const running = useRef(new Map<string, AbortController>());
  const arrived = useRef(taken);
  arrived.current = taken;

  const change = useCallback((key: string, to: Partial<Upload> | null) => {
    setUploads((before) =>
      before.flatMap((each) => {
        if (each.key !== key) return [each];
        if (to === null && each.preview) URL.revokeObjectURL(each.preview);
        return to === null ? [] : [{ ...each, ...to }];
      }),
    );
  }, []);

  const send = useCallback(
    async ({ key, file, preview }: Upload) => {
      const stop = new AbortController();
      running.current.set(key, stop);
      try {
        const options = { signal: stop.signal, progress: (share: number) => change(key, { share }) };
        const { id, name, type, size } = await api.upload<AttachmentTaken>("/attachments", file, options);
        const shape = preview ? await shapeOf(preview) : {};
        change(key, null);
        arrived.current({ type: "attachment", id, name, media_type: type, size, ...shape });
      } catch (error) {
        if (!stop.signal.aborted) change(key, { fault: asFault(error) });
      } finally {
        running.current.delete(key);
      }
    },
    [api, change],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      const fresh = [...files].map(
        (file): Upload => ({
          key: crypto.randomUUID(),
          file,
          preview: file.type.startsWith("image/") ? URL.createObjectURL(file) : null,
          share: 0,
          fault: null,
        }),
      );
      setUploads((before) => [...before, ...fresh]);
      for (const upload of fresh) void send(upload);
    },
    [send],
  );

  const retry = (key: string) => {
    const upload = uploads.find((each) => each.key === key);
    if (!upload) return;
    change(key, { fault: null, share: 0 });
    void send(upload);
  };

  const again = useRef(retry);
  again.current = retry;
  const known = useRef(uploads);
  known.current = uploads;
  useEffect(() => {
    if (!online) return;
    for (const { key, fault } of known.current) if (fault?.code === "network") again.current(key);
  }, [online]);

  const remove = (key: string) => {
    running.current.get(key)?.abort();
    change(key, null);
  };

  useEffect(() => {
    const { current } = running;
    return () => current.forEach((each) => each.abort());
  }, []);

  return { uploads, add, retry, remove };
}

/** The shape of a picture, so that its place is there before it is. */
async function shapeOf(preview: string): Promise<Pick<Attachment, "width" | "height">> {
  const picture = new Image();
  picture.src = preview;
  try {
    await picture.decode();
    return { width: picture.naturalWidth, height: picture.naturalHeight };
  } catch {
    return {};
  }
}
