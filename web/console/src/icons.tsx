// The few icons of the console, drawn on a 20 x 20 grid with one stroke.

import type { ReactNode } from "react";

const PATHS = {
  house: "M5.5 6.5h9M3.5 14h13",
  inbox: "M3 11l2.2-6a1.5 1.5 0 011.4-1h6.8a1.5 1.5 0 011.4 1L17 11v4a1.5 1.5 0 01-1.5 1.5h-11A1.5 1.5 0 013 15zM3 11h4l1 2h4l1-2h4",
  warn: "M10 3.3l7.2 12.9H2.8zM10 8.2v3.8M10 13.9v.1",
  check: "M4.3 10.5l3.7 3.7 7.7-8.2",
  lock: "M6.3 9h7.4a1.5 1.5 0 011.5 1.5v4.5a1.5 1.5 0 01-1.5 1.5H6.3A1.5 1.5 0 014.8 15v-4.5A1.5 1.5 0 016.3 9zM7 9V6.8a3 3 0 016 0V9",
  clock: "M10 3.2a6.8 6.8 0 100 13.6 6.8 6.8 0 000-13.6zM10 6.2V10l2.6 1.6",
  pulse: "M2.5 10.5h3.5l2-6 3.5 11 2.2-5h3.8",
  person: "M10 4.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6zM4.5 16c.5-2.8 2.7-4.2 5.5-4.2s5 1.4 5.5 4.2",
  pen: "M4 16l.8-3.5L13 4.3a1.4 1.4 0 012 0l.7.7a1.4 1.4 0 010 2L7.5 15.2z",
  down: "M5.5 8l4.5 4.5L14.5 8",
  left: "M12 5.5L7.5 10l4.5 4.5",
  close: "M5 5l10 10M15 5L5 15",
  book: "M10 5.5C8.5 4.3 6.3 4 3.5 4v10.5c2.8 0 5 .3 6.5 1.5 1.5-1.2 3.7-1.5 6.5-1.5V4c-2.8 0-5 .3-6.5 1.5zM10 5.5V16",
  star: "M10 3.5l2 4.3 4.6.5-3.4 3.2.9 4.7-4.1-2.3-4.1 2.3.9-4.7-3.4-3.2 4.6-.5z",
  box: "M10 2.6l6.5 3.5v7.8L10 17.4l-6.5-3.5V6.1zM3.5 6.1L10 9.6l6.5-3.5M10 9.6v7.8",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = "m" }: { name: IconName; size?: "s" | "m" | "l" }): ReactNode {
  return (
    <svg className={`i ${size}`} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} {...(name === "house" ? { strokeWidth: 2.2 } : {})} />
    </svg>
  );
}
