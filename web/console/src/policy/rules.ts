// The rules as the page shows them: by action, filtered, and what one version changed in another.

import type { PolicyCounts, PolicyRule, PolicyVersion } from "../types.gen";

export type Verdict = PolicyRule["verdict"];
export const VERDICTS: readonly Verdict[] = ["allow", "confirm", "approve", "refuse"];
export const STANDINGS = ["done", "offered", "refused", "waiting"] as const;

export interface Wanted {
  asked: string;
  /** An action's name, or all. */
  action: string;
  /** None means all. */
  verdicts: ReadonlySet<Verdict>;
  /** Those that are no longer in force too. */
  ended: boolean;
}

export const EVERYTHING: Wanted = { asked: "", action: "", verdicts: new Set(), ended: false };

export interface Group {
  action: string;
  title: string;
  rules: PolicyRule[];
}

/** What a rule says, in the reader's language or the nearest there is. */
export function saidIn(words: Readonly<Record<string, string>>, locale: string): string {
  return words[locale] ?? words.en ?? Object.values(words)[0] ?? "";
}

/** Every decision of a rule, whatever became of it. */
export function totalOf(counts: PolicyCounts): number {
  return STANDINGS.reduce((sum, name) => sum + (counts[name] ?? 0), 0);
}

/** The rules that are wanted, by action in the order they come. */
export function grouped(rules: readonly PolicyRule[], wanted: Wanted): Group[] {
  const groups: Group[] = [];
  for (const rule of rules.filter((each) => isWanted(each, wanted))) {
    const last = groups.at(-1);
    if (last?.action === rule.action) last.rules.push(rule);
    else groups.push({ action: rule.action, title: rule.title, rules: [rule] });
  }
  return groups;
}

function isWanted(rule: PolicyRule, { asked, action, verdicts, ended }: Wanted): boolean {
  if (!rule.active && !ended) return false;
  if (action && rule.action !== action) return false;
  if (verdicts.size > 0 && !verdicts.has(rule.verdict)) return false;
  const text = [rule.id, rule.title, rule.action, rule.condition, ...Object.values(rule.words)].join("\n").toLowerCase();
  return asked
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Every action rules are there for, once. */
export function actionsOf(rules: readonly PolicyRule[], ended: boolean): { action: string; title: string }[] {
  const found = new Map<string, string>();
  for (const rule of rules) if (rule.active || ended) found.set(rule.action, rule.title);
  return [...found].map(([action, title]) => ({ action, title }));
}

export type Part = "verdict" | "condition" | "words" | "hit" | "miss";
const PARTS: readonly Part[] = ["verdict", "condition", "words", "hit", "miss"];

/** What is otherwise in the later of two versions of a rule. */
export function changedIn(before: PolicyVersion, after: PolicyVersion): Part[] {
  return PARTS.filter((part) => JSON.stringify(sorted(before[part])) !== JSON.stringify(sorted(after[part])));
}

function sorted(value: string | Record<string, string>): unknown {
  return typeof value === "string" ? value : Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** `id@version` as its two halves. */
export function named(text: string): { id: string; version: string } {
  const at = text.lastIndexOf("@");
  return { id: text.slice(0, at), version: text.slice(at + 1) };
}

/** What an example says beyond the other: the facts in which the two differ, as `section.fact = value`. */
export function told(example: string, other: string): string[] {
  const one = flat(example);
  const two = flat(other);
  return [...one].filter(([name, value]) => two.get(name) !== value).map(([name, value]) => `${name} = ${value}`);
}

function flat(json: string): Map<string, string> {
  const facts = new Map<string, string>();
  const sections = JSON.parse(json) as Record<string, Record<string, unknown> | null>;
  for (const [section, values] of Object.entries(sections)) {
    if (values === null) facts.set(section, "null");
    else for (const [name, value] of Object.entries(values)) facts.set(`${section}.${name}`, JSON.stringify(value));
  }
  return facts;
}
