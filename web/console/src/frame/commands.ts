// Everything the console can be told to do: one list for the palette, the keys, the page of shortcuts and the buttons.

import type { Agent } from "../api";
import type { IconName } from "../icons";
import { isMine } from "../list/order";
import { go } from "../route";
import type { State } from "../state";
import { keyMap } from "./keys";
import * as steps from "./steps";
import type { Context, Step } from "./context";

export const GROUPS = ["go", "list", "conversation", "write", "me", "screen"] as const;
export type Group = (typeof GROUPS)[number];

export interface Command {
  id: CommandId;
  group: Group;
  icon: IconName;
  keys?: readonly string[];
  /** Whether it makes sense just now. */
  can?(context: Context): boolean;
  /** What it does. Without it, whoever is on the screen does it: see `handle`. */
  run?(context: Context): void;
  /** It needs a choice first: the palette's second step. */
  step?(context: Context): Step;
  /** Only for hands on keys: stands on the page of shortcuts, not in the palette. */
  quiet?: boolean;
}

const above = (me: Agent) => me.role !== "agent";
const selected = ({ state }: Context) => state.selected.size > 0;
const open = ({ row }: Context) => row !== null;
const alive = ({ row }: Context) => row !== null && row.status !== "resolved" && row.owner !== "nobody";
const leads = ({ desk }: Context) => above(desk.me);
/** Hers to decide on: her own, nobody's yet, or any for who leads. */
const hers = (context: Context) => {
  const { row, desk } = context;
  return alive(context) && row !== null && (row.owner !== "agent" || isMine(row, desk.me.id) || above(desk.me));
};
const takeable = (context: Context) => {
  const { row, desk } = context;
  return selected(context) || (hers(context) && row !== null && !isMine(row, desk.me.id));
};

const act = (name: "take" | "resolve" | "reopen" | "wake") => (context: Context) => {
  if ((name === "take" || name === "resolve") && selected(context)) void context.desk.acts.bulk(name);
  else void context.desk.act(name);
};
/** Brings the list into sight; on a phone it is not beside the thread. */
const toList = ({ state }: Context) => {
  const alone = matchMedia("(max-width: 719px)").matches;
  go({ page: "inbox", open: alone ? null : state.open });
};
const view = (name: State["view"]) => (context: Context) => {
  context.desk.show(name);
  toList(context);
};
const search = (context: Context) => {
  toList(context);
  context.desk.search(true);
};

const LIST = [
  { id: "view-mine", group: "go", icon: "inbox", keys: ["g m"], run: view("mine") },
  { id: "view-unassigned", group: "go", icon: "inbox", keys: ["g u"], run: view("unassigned") },
  { id: "view-all", group: "go", icon: "inbox", keys: ["g a"], run: view("all") },
  { id: "view-snoozed", group: "go", icon: "moon", keys: ["g s"], run: view("snoozed") },
  { id: "view-resolved", group: "go", icon: "check", keys: ["g r"], run: view("resolved") },
  { id: "live", group: "go", icon: "pulse", keys: ["g l"], can: leads, run: () => go({ page: "live" }) },
  { id: "deeds", group: "go", icon: "shield", keys: ["g d"], run: () => go({ page: "deeds", tab: null }) },
  { id: "cases", group: "go", icon: "box", keys: ["g c"], run: () => go({ page: "cases", open: null }) },
  {
    id: "policy",
    group: "go",
    icon: "scales",
    keys: ["g p"],
    can: leads,
    run: () => go({ page: "policy", rule: null }),
  },
  {
    id: "settings",
    group: "go",
    icon: "sliders",
    keys: ["g ,"],
    can: leads,
    run: () => go({ page: "settings", section: null }),
  },

  { id: "search", group: "list", icon: "search", keys: ["/"], run: search },
  { id: "next", group: "list", icon: "down", keys: ["j", "down"], quiet: true },
  { id: "previous", group: "list", icon: "up", keys: ["k", "up"], quiet: true },
  { id: "open", group: "list", icon: "right", keys: ["enter"], quiet: true },
  { id: "next-waiting", group: "list", icon: "clock", keys: ["w"] },
  { id: "select", group: "list", icon: "check", keys: ["x"], quiet: true },
  { id: "select-range", group: "list", icon: "check", keys: ["shift+x"], quiet: true },
  { id: "select-none", group: "list", icon: "minus", can: selected, run: ({ desk }) => desk.select(new Set()) },
  { id: "close", group: "list", icon: "left", keys: ["escape"], quiet: true },

  { id: "take", group: "conversation", icon: "person", keys: ["a"], run: act("take"), can: takeable },
  {
    id: "resolve",
    group: "conversation",
    icon: "check",
    keys: ["e"],
    run: act("resolve"),
    can: (context) => selected(context) || hers(context),
  },
  {
    id: "reopen",
    group: "conversation",
    icon: "undo",
    keys: ["shift+e"],
    run: act("reopen"),
    can: ({ row }) => row?.owner === "nobody" && row.status === "resolved",
  },
  { id: "transfer", group: "conversation", icon: "swap", keys: ["t"], can: hers, step: steps.colleague },
  { id: "transfer-team", group: "conversation", icon: "users", keys: ["shift+t"], can: hers, step: steps.team },
  { id: "snooze", group: "conversation", icon: "moon", keys: ["z"], can: hers, step: steps.snooze },
  {
    id: "wake",
    group: "conversation",
    icon: "clock",
    keys: ["shift+z"],
    run: act("wake"),
    can: ({ row }) => row?.status === "snoozed",
  },
  { id: "labels", group: "conversation", icon: "tag", keys: ["l"], can: open, step: steps.labels },
  { id: "priority", group: "conversation", icon: "flag", keys: ["p"], can: open, step: steps.priority },
  { id: "side", group: "conversation", icon: "person", keys: ["i"], can: open },
  {
    id: "copy-link",
    group: "conversation",
    icon: "link",
    can: open,
    run: () => void navigator.clipboard?.writeText(location.href),
  },

  { id: "reply", group: "write", icon: "chat", keys: ["r"] },
  { id: "note", group: "write", icon: "lock", keys: ["n"] },
  { id: "macros", group: "write", icon: "book", keys: ["m"] },
  { id: "attach", group: "write", icon: "clip" },

  {
    id: "online",
    group: "me",
    icon: "person",
    can: ({ state }) => state.presence.status !== "online",
    run: ({ desk }) => desk.be("online"),
  },
  { id: "away", group: "me", icon: "moon", step: steps.away },
  { id: "notices", group: "me", icon: "bell", run: ({ screen }) => screen.notices() },
  { id: "log-out", group: "me", icon: "out", run: ({ screen }) => screen.logOut() },

  {
    id: "palette",
    group: "screen",
    icon: "search",
    keys: ["mod+k"],
    quiet: true,
    run: ({ screen }) => screen.palette(),
  },
  { id: "shortcuts", group: "screen", icon: "keys", keys: ["?"], run: ({ screen }) => screen.shortcuts() },
  { id: "theme", group: "screen", icon: "sun", step: steps.theme },
  { id: "language", group: "screen", icon: "globe", step: steps.language },
] as const satisfies readonly (Omit<Command, "id"> & { id: string })[];

export type CommandId = (typeof LIST)[number]["id"];

export const COMMANDS: readonly Command[] = LIST;
export const KEYS: ReadonlyMap<string, CommandId> = keyMap(COMMANDS);

const handlers = new Map<CommandId, () => void>();
let context: () => Context | null = () => null;

/** The frame tells where commands find what they act on. */
export function provide(now: () => Context | null): void {
  context = now;
}

/** What is on the screen does a command while it is there; returns how to end that. */
export function handle(id: CommandId, what: () => void): () => void {
  handlers.set(id, what);
  return () => {
    if (handlers.get(id) === what) handlers.delete(id);
  };
}

/** Whether a command can be run just now. */
export function canRun(id: CommandId): boolean {
  const now = context();
  const command = COMMANDS.find((each) => each.id === id);
  if (!now || !command || (command.can && !command.can(now))) return false;
  return Boolean(command.run ?? command.step) || handlers.has(id);
}

/** Runs a command as its key would; false when it makes no sense just now. */
export function runCommand(id: CommandId): boolean {
  const now = context();
  const command = COMMANDS.find((each) => each.id === id);
  if (!now || !command || !canRun(id)) return false;
  const handler = handlers.get(id);
  if (handler) handler();
  else if (command.step) now.screen.palette(command.step(now));
  else command.run?.(now);
  return true;
}

/** The commands to offer just now. */
export function offered(): Command[] {
  return COMMANDS.filter((command) => !command.quiet && canRun(command.id));
}
