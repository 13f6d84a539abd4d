// My own password.

import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { useWords } from "../words";
import { Field, useFocusOnFault } from "./Field";
import { isAtField, type SectionProps, useRefusals } from "./section";
import { SaveBar } from "./SaveBar";
import { useSaveKey, useSaving } from "./useSaving";

const LEAST = 10;
const FIELDS = { wrong_password: "old", password_too_short: "new", password_too_long: "new" };
const NONE = { old: "", new: "" };

export function PasswordSection({ desk }: SectionProps): ReactNode {
  const { t } = useWords();
  const [value, setValue] = useState(NONE);
  const [shown, setShown] = useState(false);
  const saving = useSaving();
  const form = useRef<HTMLFormElement>(null);
  const refused = useRefusals(saving.state, FIELDS);
  useFocusOnFault(form, saving.state.is === "failed" && saving.state.fault);
  const short = value.new.length > 0 && [...value.new].length < LEAST;
  const ready = value.old !== "" && value.new !== "" && !short;
  const set = (change: Partial<typeof NONE>) => {
    if (saving.state.is !== "saving") saving.forget();
    setValue({ ...value, ...change });
  };
  const save = async () => {
    if (!ready) return;
    if (await saving.run(() => desk.api.call("PUT", "/staff/me/password", value))) setValue(NONE);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  useSaveKey(() => void save());
  const kind = shown ? "text" : "password";
  return (
    <div className="alone">
      <h2>{t("set-password")}</h2>
      <form ref={form} onSubmit={submit} className="form">
        <input type="hidden" autoComplete="username" value={desk.me.name} />
        <Field label={t("set-password-old")} fault={refused("old")}>
          {(field) => (
            <input
              {...field}
              className="inp"
              type={kind}
              autoComplete="current-password"
              value={value.old}
              onChange={(event) => set({ old: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t("set-password-new-one")}
          hint={t("set-password-hint", { least: LEAST })}
          fault={short ? t("set-password-short", { more: LEAST - [...value.new].length }) : refused("new")}
        >
          {(field) => (
            <input
              {...field}
              className="inp"
              type={kind}
              autoComplete="new-password"
              value={value.new}
              onChange={(event) => set({ new: event.target.value })}
            />
          )}
        </Field>
        <label className="check">
          <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
          {t("set-password-show")}
        </label>
        <SaveBar
          saving={saving.state}
          dirty={ready || saving.state.is === "failed"}
          atField={isAtField(saving.state, FIELDS)}
          label={t("set-password-save")}
        />
      </form>
    </div>
  );
}
