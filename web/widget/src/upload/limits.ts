// What may be sent, said before anything is.

export const MOST = 10;
export const BYTES = 20 * 1024 * 1024;

/** What the file window offers; what is really taken the server decides by content. Phones make JPEG of their own form. */
export const ACCEPT =
  "image/jpeg,image/png,image/webp,image/gif,video/mp4,video/quicktime,.pdf,.docx,.xlsx,.csv,.txt,.m4a,.mp3,.ogg,.wav";

/** Why a file is not even tried. */
export type Refused = "file-too-large" | "file-empty";

interface Sized {
  size: number;
}

export function refusal(file: Sized): Refused | null {
  if (file.size > BYTES) return "file-too-large";
  return file.size === 0 ? "file-empty" : null;
}

/** Those that still fit, and how many do not. */
export function fitting<T>(files: readonly T[], already: number): { taken: T[]; over: number } {
  const taken = files.slice(0, Math.max(0, MOST - already));
  return { taken, over: files.length - taken.length };
}
