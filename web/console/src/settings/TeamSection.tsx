// Skill groups and who is in them.

import { type ReactNode, useMemo, useRef, useState } from "react";
import type { StaffMember, Team, TeamEdit } from "../types.gen";
import { useWords } from "../words";
import { Confirm } from "./Confirm";
import { type Drafts, settle, useDraft } from "./drafts";
import { Field, Group, useFocusOnFault } from "./Field";
import { LANGUAGES } from "./languages";
import { written } from "./macro";
import { NEW, Pane } from "./Pane";
import { inOrder, teamEdit, toggled } from "./people";
import { SaveBar } from "./SaveBar";
import { isAtField, type SectionProps, useRefusals, useSection } from "./section";
import { putIn, useAll } from "./useAll";
import { type Saving, useOpenForm } from "./useSaving";

const NAME = "teams";
const NOBODY: TeamEdit = { name: "", members: [] };
const REFUSALS = { name_empty: "name", no_such_agent: "members" };

export function TeamSection({ desk, drafts }: SectionProps): ReactNode {
  const { t, called } = useWords();
  const all = useAll<Team[]>(desk, "/teams");
  const staff = useAll<StaffMember[]>(desk, "/staff");
  const section = useSection(drafts, NAME);
  const { open, saving } = section;
  const [freshId, setFreshId] = useState(newId);
  const team = all.items?.find((each) => each.id === open) ?? null;
  const saved = useMemo<TeamEdit>(() => (team ? teamEdit(team) : NOBODY), [team]);
  const save = async (edit: TeamEdit) => {
    const id = open === NEW ? freshId : (open ?? "");
    const done = await saving.run(async () => {
      const answer = await desk.api.call<Team>("PUT", `/teams/${encodeURIComponent(id)}`, {
        ...edit,
        name: edit.name.trim(),
        names: written(edit.names),
      });
      all.set((old) => putIn(old, answer, (each) => each.id));
    });
    if (!done) return;
    settle(drafts, `${NAME}:${open}`, edit);
    if (open !== NEW) return;
    section.became(id);
    setFreshId(newId());
  };
  const remove = async (gone: Team) => {
    const done = await saving.run(async () => {
      await desk.api.call("DELETE", `/teams/${encodeURIComponent(gone.id)}`);
      all.set((old) => old.filter((each) => each.id !== gone.id));
    });
    if (!done) return;
    drafts.drop(`${NAME}:${gone.id}`);
    section.select(null);
  };
  const lines =
    all.items?.map((each) => ({
      id: each.id,
      title: called(each),
      words: each.members.map((member) => member.name).join(" "),
      sub: each.members.length > 0 ? each.members.map((member) => member.name).join(" · ") : t("set-team-nobody"),
    })) ?? null;
  return (
    <Pane
      name={NAME}
      lines={lines}
      fault={all.fault ?? staff.fault}
      again={all.fault ? all.again : staff.again}
      open={open}
      show={section.select}
      unsaved={section.unsaved}
      canAdd
    >
      {(open === NEW || team) && (
        <TeamForm
          key={open}
          drafts={drafts}
          draftKey={`${NAME}:${open}`}
          team={team}
          saved={saved}
          staff={staff.items ?? []}
          saving={saving.state}
          save={save}
          remove={remove}
        />
      )}
    </Pane>
  );
}

interface FormProps {
  drafts: Drafts;
  draftKey: string;
  team: Team | null;
  saved: TeamEdit;
  staff: readonly StaffMember[];
  saving: Saving;
  save: (edit: TeamEdit) => Promise<void>;
  remove: (team: Team) => Promise<void>;
}

function TeamForm({ drafts, draftKey, team, saved, staff, saving, save, remove }: FormProps): ReactNode {
  const { t, locale, called } = useWords();
  const draft = useDraft(drafts, draftKey, saved);
  const { value } = draft;
  const form = useRef<HTMLFormElement>(null);
  const refused = useRefusals(saving, REFUSALS);
  useFocusOnFault(form, saving.is === "failed" && saving.fault);
  const blocked = draft.dirty && value.name.trim() === "" ? t("set-lacks-name") : null;
  const submit = useOpenForm(drafts, { key: draftKey, save: () => save(value), blocked });
  const here = inOrder(staff, locale).filter((member) => member.active || value.members.includes(member.id));
  return (
    <form
      ref={form}
      className="form"
      onSubmit={submit}
    >
      <h3>{team ? called(team) : t("set-teams-new")}</h3>
      <Field label={t("set-name")} fault={refused("name")} className="short">
        {(field) => (
          <input
            {...field}
            className="inp"
            maxLength={80}
            autoFocus={!team}
            value={value.name}
            onChange={(event) => draft.set({ name: event.target.value })}
          />
        )}
      </Field>
      <Group label={t("set-names")} hint={t("set-names-hint")} className="checks">
        {LANGUAGES.map((each) => (
          <label key={each}>
            <span className="label">{t(`locale-${each}`)}</span>
            <input
              className="inp"
              maxLength={80}
              lang={each}
              placeholder={value.name}
              value={value.names?.[each] ?? ""}
              onChange={(event) => draft.set({ names: { ...value.names, [each]: event.target.value } })}
            />
          </label>
        ))}
      </Group>
      <Group
        label={t("set-team-members")}
        hint={t("set-team-members-hint")}
        fault={refused("members")}
        className="checks"
      >
        {here.map((member) => (
          <label className="check" key={member.id}>
            <input
              type="checkbox"
              checked={value.members.includes(member.id)}
              onChange={() => draft.set({ members: toggled(value.members, member.id) })}
            />
            <span>
              {member.name}
              <small>
                {t(`set-role-${member.role}`)}
                {!member.active && ` · ${t("set-staff-inactive")}`}
              </small>
            </span>
          </label>
        ))}
      </Group>
      <SaveBar
        saving={saving}
        dirty={draft.dirty}
        blocked={blocked}
        atField={isAtField(saving, REFUSALS)}
        undo={draft.drop}
      >
        {team && (
          <Confirm
            label={t("set-team-delete")}
            means={t("set-team-delete-means", { name: called(team) })}
            yes={t("set-team-delete")}
            does={() => void remove(team)}
          />
        )}
      </SaveBar>
    </form>
  );
}

/** A name for addresses that nobody needs to think of; the same while one new team is being saved. */
const newId = () => `team-${crypto.randomUUID().slice(0, 8)}`;
