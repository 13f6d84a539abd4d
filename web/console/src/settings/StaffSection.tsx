// Who works here, in which role and teams.

import { type ReactNode, useMemo, useState } from "react";
import { leaving } from "../route";
import type { StaffEdit, StaffMember, StaffNew, StaffPassword, Team } from "../types.gen";
import { useWords } from "../words";
import { NEW, Pane } from "./Pane";
import { inOrder, staffEdit } from "./people";
import { PasswordOnce } from "./PasswordOnce";
import { settle } from "./drafts";
import { type SectionProps, useSection } from "./section";
import { StaffForm } from "./StaffForm";
import { StaffNewForm } from "./StaffNewForm";
import { putIn, useAll } from "./useAll";

const NAME = "staff";

export function StaffSection({ desk, drafts }: SectionProps): ReactNode {
  const { t, locale, called } = useWords();
  const all = useAll<StaffMember[]>(desk, "/staff");
  const teams = useAll<Team[]>(desk, "/teams");
  const section = useSection(drafts, NAME);
  const [once, setOnce] = useState<StaffPassword | null>(null);
  const { open, saving } = section;
  const member = all.items?.find((each) => each.id === open) ?? null;
  const saved = useMemo(() => (member ? staffEdit(member) : null), [member]);
  const known = (one: StaffMember) => all.set((old) => putIn(old, one, (each) => each.id));
  const select = (id: string | null) =>
    leaving(() => {
      setOnce(null);
      section.select(id);
    });
  const hire = async (fresh: StaffNew) => {
    const done = await saving.run(async () => {
      const made = await desk.api.call<StaffPassword>("POST", "/staff", {
        ...fresh,
        name: fresh.name.trim(),
        email: fresh.email.trim(),
      });
      known(made.member);
      setOnce(made);
      section.became(made.member.id);
    });
    if (done) settle(drafts, `${NAME}:${NEW}`, fresh);
  };
  const save = async (edit: StaffEdit) => {
    if (!member) return;
    const done = await saving.run(async () => {
      known(
        await desk.api.call<StaffMember>("PUT", `/staff/${encodeURIComponent(member.id)}`, {
          ...edit,
          name: edit.name.trim(),
        }),
      );
    });
    if (done) settle(drafts, `${NAME}:${member.id}`, edit);
  };
  const renew = async () => {
    if (!member) return;
    await saving.run(async () => {
      const made = await desk.api.call<StaffPassword>("POST", `/staff/${encodeURIComponent(member.id)}/password`);
      known(made.member);
      setOnce(made);
    });
  };
  const named = (id: string) => teams.items?.filter((team) => team.id === id).map(called)[0] ?? id;
  const lines = inOrder(all.items ?? [], locale).map((each) => ({
    id: each.id,
    title: each.name,
    words: each.email,
    off: !each.active,
    sub: [each.active ? t(`set-role-${each.role}`) : t("set-staff-inactive"), ...each.teams.map(named)].join(" · "),
  }));
  return (
    <Pane
      name={NAME}
      lines={all.items && lines}
      fault={all.fault ?? teams.fault}
      again={all.fault ? all.again : teams.again}
      open={open}
      show={select}
      unsaved={section.unsaved}
      canAdd
    >
      {once && <PasswordOnce made={once} close={() => setOnce(null)} />}
      {open === NEW && (
        <StaffNewForm
          drafts={drafts}
          draftKey={`${NAME}:${NEW}`}
          teams={teams.items ?? []}
          saving={saving.state}
          save={hire}
        />
      )}
      {member && saved && (
        <StaffForm
          key={member.id}
          drafts={drafts}
          draftKey={`${NAME}:${member.id}`}
          member={member}
          saved={saved}
          teams={teams.items ?? []}
          myself={member.id === desk.me.id}
          saving={saving.state}
          save={save}
          renew={renew}
        />
      )}
    </Pane>
  );
}
