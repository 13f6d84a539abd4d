// Which sections there are, and for whom. The server holds it too; here it only keeps from view what could not be opened.

export const SECTIONS = [
  { name: "inboxes", least: "admin" },
  { name: "staff", least: "admin" },
  { name: "teams", least: "admin" },
  { name: "macros", least: "supervisor" },
  { name: "articles", least: "supervisor" },
  { name: "examples", least: "supervisor" },
  { name: "password", least: "agent" },
] as const;

export type SectionName = (typeof SECTIONS)[number]["name"];

const RANK: Readonly<Record<string, number>> = { agent: 0, supervisor: 1, admin: 2 };

/** The sections a role may see, in their order; a role this console does not know sees what everybody does. */
export function sectionsOf(role: string): SectionName[] {
  const rank = RANK[role] ?? 0;
  return SECTIONS.filter(({ least }) => (RANK[least] ?? 0) <= rank).map(({ name }) => name);
}

/** The section an address means for a role: the named one if it may see it, else its first. */
export function sectionFor(role: string, named: string | null): SectionName {
  const allowed = sectionsOf(role);
  return allowed.find((each) => each === named) ?? allowed[0] ?? "password";
}
