// What a command works with, and the second step it may lead to.

import type { Desk } from "../desk";
import type { IconName } from "../icons";
import type { Theme } from "../keep";
import type { State } from "../state";
import type { Summary } from "../types.gen";
import type { Forms, Locale, Words } from "../words";

/** What the frame around the pages can do. */
export interface Screen {
  theme: Theme;
  speak(locale: Locale): void;
  paint(theme: Theme): void;
  /** The palette, at its list of commands or at the second step of one. */
  palette(step?: Step): void;
  shortcuts(): void;
  /** The settings of what makes a sound and shows a notice. */
  notices(): void;
  logOut(): void;
}

export interface Context {
  desk: Desk;
  state: State;
  /** The open conversation. */
  row: Summary | null;
  words: Words;
  forms: Forms;
  screen: Screen;
}

export interface Item {
  id: string;
  name: string;
  icon?: IconName;
  /** Said at the right, such as how much a colleague has in hand. */
  hint?: string;
  /** Here, away or gone: a colleague's dot. */
  dot?: "online" | "away" | "offline";
  on?: boolean;
  /** Leads on to another step; `stay` shows this one anew. */
  run(context: Context): Step | "stay" | void | Promise<"stay" | void>;
}

export type Step =
  | {
      kind: "list";
      title: string;
      items(context: Context): Item[] | Promise<Item[]>;
      /** What becomes of a text that is none of the items. */
      make?(text: string, context: Context): Item | null;
    }
  | {
      kind: "text";
      title: string;
      hint: string;
      type: "text" | "datetime-local";
      first: string;
      submit(text: string, context: Context): void;
    };
