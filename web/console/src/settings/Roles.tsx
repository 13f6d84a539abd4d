// The roles, each with what it may do; and the teams somebody is in.

import { type ReactNode, useId } from "react";
import type { StaffMember, Team } from "../types.gen";
import { useWords } from "../words";
import { Group } from "./Field";
import { toggled } from "./people";

const ROLES = ["agent", "supervisor", "admin"] as const;
type Role = StaffMember["role"];

export function Roles({
  value,
  set,
  fault,
  fixed = false,
  changed = false,
}: {
  value: Role;
  set: (role: Role) => void;
  fault: string | null;
  fixed?: boolean;
  changed?: boolean;
}): ReactNode {
  const { t } = useWords();
  const name = useId();
  return (
    <Group
      label={t("set-role")}
      hint={fixed ? t("set-role-own") : changed ? t("set-role-changed") : undefined}
      fault={fault}
      className="roles"
    >
      {ROLES.map((role) => (
        <label className="check" key={role}>
          <input
            type="radio"
            name={name}
            checked={role === value}
            disabled={fixed && role !== value}
            onChange={() => set(role)}
          />
          <span>
            {t(`set-role-${role}`)}
            <small>{t(`set-role-may-${role}`)}</small>
          </span>
        </label>
      ))}
    </Group>
  );
}

export function TeamChecks({
  value,
  teams,
  set,
}: {
  value: readonly string[];
  teams: readonly Team[];
  set: (teams: string[]) => void;
}): ReactNode {
  const { t, called } = useWords();
  return (
    <Group label={t("set-teams")} hint={teams.length === 0 ? t("set-staff-no-teams") : undefined} className="checks">
      {teams.map((team) => (
        <label className="check" key={team.id}>
          <input type="checkbox" checked={value.includes(team.id)} onChange={() => set(toggled(value, team.id))} />
          <span>{called(team)}</span>
        </label>
      ))}
    </Group>
  );
}
