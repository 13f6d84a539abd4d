// One of the staff: name, role, teams; a new password; and when she works here no more.

import { type ReactNode, useRef } from "react";
import type { StaffEdit, StaffMember, Team } from "../types.gen";
import { useWords } from "../words";
import { Confirm } from "./Confirm";
import { type Drafts, useDraft } from "./drafts";
import { Field, useFocusOnFault } from "./Field";
import { Roles, TeamChecks } from "./Roles";
import { SaveBar } from "./SaveBar";
import { isAtField, useRefusals } from "./section";
import { type Saving, useOpenForm } from "./useSaving";

const REFUSALS = { name_empty: "name", last_admin: "role", own_role: "role" };

interface Props {
  drafts: Drafts;
  draftKey: string;
  member: StaffMember;
  saved: StaffEdit;
  teams: readonly Team[];
  myself: boolean;
  saving: Saving;
  save: (edit: StaffEdit) => Promise<void>;
  renew: () => Promise<void>;
}

export function StaffForm({ drafts, draftKey, member, saved, teams, myself, saving, save, renew }: Props): ReactNode {
  const { t, locale } = useWords();
  const draft = useDraft(drafts, draftKey, saved);
  const { value } = draft;
  const form = useRef<HTMLFormElement>(null);
  const refused = useRefusals(saving, REFUSALS);
  useFocusOnFault(form, saving.is === "failed" && saving.fault);
  const blocked = draft.dirty && value.name.trim() === "" ? t("set-lacks-name") : null;
  const submit = useOpenForm(drafts, { key: draftKey, save: () => save(value), blocked });
  return (
    <form
      ref={form}
      className="form"
      onSubmit={submit}
    >
      <h3>{member.name}</h3>
      <p className="lead">
        {member.email} ·{" "}
        {t("set-staff-since", {
          day: new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(member.created_at)),
        })}
        {!member.active && <span className="chip">{t("set-staff-inactive")}</span>}
      </p>
      <Field label={t("set-person-name")} fault={refused("name")} className="short">
        {(field) => (
          <input
            {...field}
            className="inp"
            maxLength={80}
            value={value.name}
            onChange={(event) => draft.set({ name: event.target.value })}
          />
        )}
      </Field>
      <Roles
        value={value.role}
        set={(role) => draft.set({ role })}
        fault={refused("role")}
        fixed={myself}
        changed={value.role !== saved.role}
      />
      <TeamChecks value={value.teams} teams={teams} set={(chosen) => draft.set({ teams: chosen })} />
      <SaveBar
        saving={saving}
        dirty={draft.dirty}
        blocked={blocked}
        atField={isAtField(saving, REFUSALS)}
        undo={draft.drop}
      >
        {!myself && <Deeds member={member} saved={saved} save={save} renew={renew} />}
      </SaveBar>
    </form>
  );
}

/** What is done at once, not with the rest of the form; each says what will come of it. */
function Deeds({ member, saved, save, renew }: Pick<Props, "member" | "saved" | "save" | "renew">): ReactNode {
  const { t } = useWords();
  const { name } = member;
  return (
    <>
      <Confirm
        label={t("set-staff-password")}
        means={t("set-staff-password-means", { name })}
        yes={t("set-staff-password-yes")}
        does={() => void renew()}
        danger={false}
      />
      {member.active ? (
        <Confirm
          label={t("set-staff-off")}
          means={t("set-staff-off-means", { name })}
          yes={t("set-staff-off-yes")}
          does={() => void save({ ...saved, active: false })}
        />
      ) : (
        <Confirm
          label={t("set-staff-on")}
          means={t("set-staff-on-means", { name })}
          yes={t("set-staff-on")}
          does={() => void save({ ...saved, active: true })}
          danger={false}
        />
      )}
    </>
  );
}
