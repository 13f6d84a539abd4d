// Keys and what they mean: one stroke, or two in a row ("g m"), the same in the handler and on the page of shortcuts.

export interface Pressed {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const NAMES: Record<string, string> = {
  ArrowDown: "down",
  ArrowUp: "up",
  ArrowLeft: "left",
  ArrowRight: "right",
  " ": "space",
};
const LONE = new Set(["Shift", "Control", "Alt", "Meta", "CapsLock", "Process", "Dead", "Unidentified"]);

/** A pressed key in our notation, such as `mod+k`, `shift+t`, `?`; null for what is no stroke of its own. */
export function strokeOf(event: Pressed): string | null {
  if (LONE.has(event.key)) return null;
  const key = NAMES[event.key] ?? event.key.toLowerCase();
  // A sign such as ? already says that Shift was held, on every keyboard.
  const sign = key.length === 1 && !/[a-z0-9]/.test(key);
  return [
    ...(event.metaKey || event.ctrlKey ? ["mod"] : []),
    ...(event.altKey ? ["alt"] : []),
    ...(event.shiftKey && !sign ? ["shift"] : []),
    key,
  ].join("+");
}

export interface Read<Id> {
  /** What is to be run. */
  id: Id | null;
  /** The first half of a pair, waiting for the second. */
  begun: string | null;
}

/** One more stroke: what it runs, or what it begins. */
export function read<Id>(begun: string | null, stroke: string, keys: ReadonlyMap<string, Id>): Read<Id> {
  const pair = begun === null ? undefined : keys.get(`${begun} ${stroke}`);
  if (pair !== undefined) return { id: pair, begun: null };
  const single = keys.get(stroke);
  if (single !== undefined) return { id: single, begun: null };
  const opens = [...keys.keys()].some((each) => each.startsWith(`${stroke} `));
  return { id: null, begun: opens ? stroke : null };
}

/** The keys of several commands in one map; two commands on one key are a mistake of ours. */
export function keyMap<Id>(commands: Iterable<{ id: Id; keys?: readonly string[] }>): ReadonlyMap<string, Id> {
  const map = new Map<string, Id>();
  for (const { id, keys = [] } of commands) {
    for (const each of keys) {
      if (map.has(each)) throw new Error(`${each} runs two commands`);
      map.set(each, id);
    }
  }
  return map;
}

const MAC: Record<string, string> = { mod: "⌘", shift: "⇧", alt: "⌥" };
const OTHERS: Record<string, string> = { mod: "Ctrl", shift: "Shift", alt: "Alt" };
const SIGNS: Record<string, string> = {
  down: "↓",
  up: "↑",
  left: "←",
  right: "→",
  enter: "Enter",
  escape: "Esc",
  space: "Space",
};

/** A binding as the key caps to show, one list entry a cap. */
export function caps(binding: string, mac: boolean): string[] {
  return binding
    .split(" ")
    .flatMap((stroke) => stroke.split("+"))
    .map((part) => (mac ? MAC : OTHERS)[part] ?? SIGNS[part] ?? part.toUpperCase());
}
