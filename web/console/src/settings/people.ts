// Staff and teams as they are edited. Pure.

import type { StaffEdit, StaffMember, Team, TeamEdit } from "../types.gen";

export function staffEdit(member: StaffMember): StaffEdit {
  return { name: member.name, role: member.role, active: member.active, teams: [...member.teams].sort() };
}

/** Those who work here by name, then those who did. */
export function inOrder(staff: readonly StaffMember[], locale: string): StaffMember[] {
  return [...staff].sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, locale));
}

/** A team as it is edited: its members in an order that does not depend on who joined when. */
export function teamEdit(team: Team): TeamEdit {
  return { name: team.name, names: team.names ?? {}, members: team.members.map((member) => member.id).sort() };
}

/** With it where it was not, without it where it was. */
export function toggled(ids: readonly string[], id: string): string[] {
  return (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]).sort();
}
