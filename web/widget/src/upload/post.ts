// One file to the server. XMLHttpRequest, because only it says how far it got.
import { Failure } from "../chat/server";
import type { AttachmentTaken } from "../types.gen";

/** A wire that carried nothing for so long is cut. */
const SILENCE = 30_000;

export interface Posting {
  done: Promise<AttachmentTaken>;
  abort(): void;
}

/** Send a file; `progress` hears the share that is through. */
export function post(file: File, token: string, locale: string, progress: (share: number) => void): Posting {
  const request = new XMLHttpRequest();
  const done = new Promise<AttachmentTaken>((resolve, reject) => {
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), SILENCE);
    };
    request.upload.onprogress = (event) => {
      heard();
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onloadend = () => {
      clearTimeout(silence);
      if (request.status === 201) resolve(JSON.parse(request.responseText) as AttachmentTaken);
      else reject(failure(request));
    };
    heard();
  });
  const form = new FormData();
  form.append("file", file, file.name);
  request.open("POST", "/api/widget/attachments");
  request.setRequestHeader("Authorization", `Bearer ${token}`);
  request.setRequestHeader("Accept-Language", locale);
  request.send(form);
  return { done, abort: () => request.abort() };
}

function failure(request: XMLHttpRequest): Failure {
  if (request.status === 0) return new Failure(0, "offline", 0);
  let problem: { code?: unknown; detail?: unknown } = {};
  try {
    problem = JSON.parse(request.responseText) as typeof problem;
  } catch {
    // No words of ours: a proxy spoke.
  }
  const code = typeof problem.code === "string" ? problem.code : "unknown";
  const detail = typeof problem.detail === "string" ? problem.detail : "";
  return new Failure(request.status, code, Number(request.getResponseHeader("Retry-After")) || 0, detail);
}
