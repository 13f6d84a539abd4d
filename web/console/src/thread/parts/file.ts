// What a file is called by: its kind in three or four letters, its size in the unit one can read.

import type { Attachment } from "../../types.gen";

const STEP = 1024;

export function isPicture(file: { media_type: string }): boolean {
  return file.media_type.startsWith("image/");
}

/** The ending of its name, else the second half of its type. */
export function typeOf(file: Pick<Attachment, "name" | "media_type">): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(file.name)?.[1];
  return (ending ?? file.media_type.split("/")[1] ?? file.media_type).toUpperCase();
}

export function sizeOf(bytes: number): string {
  if (bytes < STEP) return `${bytes} B`;
  const kib = bytes / STEP;
  return kib < STEP ? `${Math.round(kib)} KB` : `${(kib / STEP).toFixed(1)} MB`;
}
