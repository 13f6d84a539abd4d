// One quick reply: its name and shortcut, its text in each language, and how it reads once it is filled.

import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { Button } from "antd";
import type { Macro } from "../types.gen";
import { keyPart, useWords } from "../words";
import { Confirm } from "./Confirm";
import { type Drafts, useDraft } from "./drafts";
import { Field, useFocusOnFault } from "./Field";
import { inserted, unknownFields } from "./fields";
import { firstLanguage, type Language, LANGUAGES, LanguageTabs } from "./languages";
import { lacks, trimmed } from "./macro";
import { MacroPreview } from "./MacroPreview";
import { SaveBar } from "./SaveBar";
import { isAtField, useRefusals } from "./section";
import { type Saving, useOpenForm } from "./useSaving";

const REFUSALS = {
  macro_shortcut_taken: "shortcut",
  macro_shortcut: "shortcut",
  macro_field_unknown: "text",
  macro_braces: "text",
};

interface Props {
  drafts: Drafts;
  draftKey: string;
  saved: Macro;
  isNew: boolean;
  fields: readonly string[];
  taken: readonly Macro[];
  saving: Saving;
  save: (macro: Macro, sent: Macro) => Promise<void>;
  remove: (macro: Macro) => Promise<void>;
}

export function MacroForm(props: Props): ReactNode {
  const { t, locale, called } = useWords();
  const { drafts, draftKey, saved, isNew, fields, saving } = props;
  const draft = useDraft(drafts, draftKey, saved);
  const { value } = draft;
  const [language, setLanguage] = useState<Language>(
    () =>
      LANGUAGES.find((each) => each === locale && saved.texts[each]) ??
      LANGUAGES.find((each) => saved.texts[each]) ??
      firstLanguage(locale),
  );
  const form = useRef<HTMLFormElement>(null);
  const refused = useRefusals(saving, REFUSALS);
  useFocusOnFault(form, saving.is === "failed" && saving.fault);
  const missing = lacks(value, fields);
  const clash = props.taken.find((each) => each.id !== value.id && each.shortcut === trimmed(value).shortcut);
  const wrong = missing ? t(`set-macro-lacks-${missing}`) : clash ? t("set-wrong-above") : null;
  const blocked = draft.dirty ? wrong : null;
  const submit = useOpenForm(drafts, { key: draftKey, save: () => props.save(trimmed(value), value), blocked });
  return (
    <form
      ref={form}
      className="form"
      onSubmit={submit}
    >
      <h3>{isNew ? t("set-macros-new") : called(saved)}</h3>
      <div className="two">
        <Field label={t("set-name")} fault={refused("name")}>
          {(field) => (
            <input
              {...field}
              className="inp"
              maxLength={80}
              value={value.name}
              autoFocus={isNew}
              onChange={(event) => draft.set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t("set-macro-shortcut")}
          hint={t("set-macro-shortcut-hint")}
          fault={clash ? t("set-macro-clash", { name: called(clash) }) : refused("shortcut")}
        >
          {(field) => (
            <input
              {...field}
              className="inp mono"
              maxLength={24}
              value={value.shortcut}
              onChange={(event) => draft.set({ shortcut: event.target.value })}
            />
          )}
        </Field>
      </div>
      <LanguageTabs
        open={language}
        show={setLanguage}
        label={t("set-languages")}
        mark={(each) => (value.texts[each]?.trim() ? "" : t("set-none-yet"))}
      >
        <Field label={t("set-name-here")}>
          {(field) => (
            <input
              {...field}
              className="inp"
              maxLength={80}
              lang={language}
              placeholder={value.name}
              value={value.names?.[language] ?? ""}
              onChange={(event) => draft.set({ names: { ...value.names, [language]: event.target.value } })}
            />
          )}
        </Field>
        <Text
          text={value.texts[language] ?? ""}
          fields={fields}
          fault={refused("text")}
          set={(text) => draft.set({ texts: { ...value.texts, [language]: text } })}
        />
        <MacroPreview text={value.texts[language] ?? ""} fields={fields} />
      </LanguageTabs>
      <SaveBar
        saving={saving}
        dirty={draft.dirty}
        blocked={blocked}
        atField={isAtField(saving, REFUSALS)}
        undo={draft.drop}
      >
        {!isNew && (
          <Confirm
            label={t("set-delete")}
            means={t("set-macro-delete-means")}
            yes={t("set-delete")}
            does={() => void props.remove(saved)}
          />
        )}
      </SaveBar>
    </form>
  );
}

interface TextProps {
  text: string;
  fields: readonly string[];
  fault: string | null;
  set: (text: string) => void;
}

/** The text, with a button for each field that puts it where the caret is. */
function Text({ text, fields, fault, set }: TextProps): ReactNode {
  const { t, find } = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    area.current?.focus();
    area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);
  const unknown = unknownFields(text, fields);
  const put = (name: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {};
    const next = inserted(text, `{{${name}}}`, selectionStart, selectionEnd);
    caret.current = next.caret;
    set(next.text);
  };
  return (
    <>
      <Field
        label={t("set-macro-text")}
        fault={
          unknown.length > 0
            ? t("set-macro-unknown", { fields: unknown.map((name) => `{{${name}}}`).join(" ") })
            : fault
        }
      >
        {(field) => (
          <textarea
            {...field}
            ref={area}
            className="inp"
            rows={6}
            value={text}
            onChange={(event) => set(event.target.value)}
          />
        )}
      </Field>
      <div className="inserts" role="group" aria-label={t("set-macro-insert")}>
        <span className="label">{t("set-macro-insert")}</span>
        {fields.map((name) => (
          <Button key={name} size="small" onClick={() => put(name)} title={`{{${name}}}`}>
            {find(`set-field-${keyPart(name)}`) ?? name}
          </Button>
        ))}
      </div>
    </>
  );
}
