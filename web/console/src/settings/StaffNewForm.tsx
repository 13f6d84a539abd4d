// Somebody new.

import { type ReactNode, useRef } from "react";
import type { StaffNew, Team } from "../types.gen";
import { useWords } from "../words";
import { type Drafts, useDraft } from "./drafts";
import { Field, useFocusOnFault } from "./Field";
import { Roles, TeamChecks } from "./Roles";
import { SaveBar } from "./SaveBar";
import { isAtField, useRefusals } from "./section";
import { type Saving, useOpenForm } from "./useSaving";

const NOBODY: StaffNew = { name: "", email: "", role: "agent", teams: [] };
const REFUSALS = { email_taken: "email", email_invalid: "email", name_empty: "name" };

interface Props {
  drafts: Drafts;
  draftKey: string;
  teams: readonly Team[];
  saving: Saving;
  save: (fresh: StaffNew) => Promise<void>;
}

export function StaffNewForm({ drafts, draftKey, teams, saving, save }: Props): ReactNode {
  const { t } = useWords();
  const draft = useDraft(drafts, draftKey, NOBODY);
  const { value } = draft;
  const form = useRef<HTMLFormElement>(null);
  const refused = useRefusals(saving, REFUSALS);
  useFocusOnFault(form, saving.is === "failed" && saving.fault);
  const ready = value.name.trim() !== "" && value.email.includes("@");
  const blocked = draft.dirty && !ready ? t("set-staff-lacks") : null;
  // The password that comes of it is shown this once: nobody leaves before.
  const submit = useOpenForm(drafts, { key: draftKey, save: () => save(value), blocked, stays: true });
  return (
    <form
      ref={form}
      className="form"
      onSubmit={submit}
    >
      <h3>{t("set-staff-new")}</h3>
      <div className="two">
        <Field label={t("set-person-name")} fault={refused("name")}>
          {(field) => (
            <input
              {...field}
              className="inp"
              maxLength={80}
              autoFocus
              autoComplete="off"
              value={value.name}
              onChange={(event) => draft.set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("login-email")} fault={refused("email")}>
          {(field) => (
            <input
              {...field}
              className="inp"
              type="email"
              maxLength={254}
              autoComplete="off"
              value={value.email}
              onChange={(event) => draft.set({ email: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Roles value={value.role} set={(role) => draft.set({ role })} fault={refused("role")} />
      <TeamChecks value={value.teams ?? []} teams={teams} set={(chosen) => draft.set({ teams: chosen })} />
      <SaveBar
        saving={saving}
        dirty={draft.dirty}
        blocked={blocked}
        atField={isAtField(saving, REFUSALS)}
        label={t("set-staff-make")}
        undo={draft.drop}
      />
    </form>
  );
}
