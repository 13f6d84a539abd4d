// One inbox: its name, language, pages and colour, with the chat itself beside it.

import { type ReactNode, useRef } from "react";
import type { InboxEdit, InboxSettings } from "../types.gen";
import { useWords } from "../words";
import { ColorField } from "./ColorField";
import { hexOf } from "./color";
import { Copy } from "./Copy";
import { type Drafts, useDraft } from "./drafts";
import { Field, useFocusOnFault } from "./Field";
import { type InboxDraft, wrongIn } from "./inbox";
import { InboxPreview } from "./InboxPreview";
import { LANGUAGES } from "./languages";
import { readOrigins } from "./origins";
import { SaveBar } from "./SaveBar";
import { isAtField, useRefusals } from "./section";
import { type Saving, useOpenForm } from "./useSaving";

const REFUSALS = {
  name_empty: "name",
  locale_unknown: "locale",
  origin_invalid: "origins",
  slug_invalid: "id",
};

interface Props {
  drafts: Drafts;
  draftKey: string;
  /** Null while it is new. */
  inbox: InboxSettings | null;
  taken: readonly string[];
  saved: InboxDraft;
  saving: Saving;
  save: (edit: InboxEdit, sent: InboxDraft) => Promise<void>;
}

export function InboxForm({ drafts, draftKey, inbox, taken, saved, saving, save }: Props): ReactNode {
  const { t } = useWords();
  const draft = useDraft(drafts, draftKey, saved);
  const { value } = draft;
  const form = useRef<HTMLFormElement>(null);
  const refused = useRefusals(saving, REFUSALS);
  useFocusOnFault(form, saving.is === "failed" && saving.fault);
  const wrong = wrongIn(value, inbox ? [] : taken);
  const isWrong = wrong.id !== null || wrong.name || wrong.color || wrong.origins.length > 0;
  const blocked = draft.dirty && isWrong ? t("set-wrong-above") : null;
  const send = () => {
    const edit = {
      name: value.name.trim(),
      locale: value.locale,
      origins: readOrigins(value.origins).list,
      color: hexOf(value.color),
    };
    return save(edit, value);
  };
  const submit = useOpenForm(drafts, { key: draftKey, save: send, blocked });
  return (
    <div className="beside">
      <form
        ref={form}
        className="form"
        onSubmit={submit}
      >
        <h3>{inbox?.name ?? t("set-inboxes-new")}</h3>
        <div className="two">
          <Field
            label={t("set-name")}
            hint={t("set-inbox-name-hint")}
            fault={inbox && wrong.name ? t("set-lacks-name") : refused("name")}
          >
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
          <Field label={t("language")} hint={t("set-inbox-locale-hint")} fault={refused("locale")}>
            {(field) => (
              <select
                {...field}
                className="inp"
                value={value.locale}
                onChange={(event) => draft.set({ locale: event.target.value })}
              >
                {LANGUAGES.map((each) => (
                  <option key={each} value={each}>
                    {t(`locale-${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        {!inbox && (
          <Field
            label={t("set-inbox-id")}
            hint={t("set-inbox-id-hint")}
            fault={value.id && wrong.id ? t(`set-inbox-id-${wrong.id}`) : refused("id")}
          >
            {(field) => (
              <input
                {...field}
                className="inp mono"
                maxLength={64}
                spellCheck={false}
                value={value.id}
                onChange={(event) => draft.set({ id: event.target.value })}
              />
            )}
          </Field>
        )}
        <Field
          label={t("set-inbox-origins")}
          hint={t("set-inbox-origins-hint")}
          fault={
            wrong.origins[0]
              ? t("set-inbox-origin-wrong", { line: wrong.origins[0].line, text: wrong.origins[0].text })
              : refused("origins")
          }
        >
          {(field) => (
            <textarea
              {...field}
              className="inp mono"
              rows={Math.min(10, Math.max(3, value.origins.split("\n").length + 1))}
              spellCheck={false}
              placeholder="https://shop.example"
              value={value.origins}
              onChange={(event) => draft.set({ origins: event.target.value })}
            />
          )}
        </Field>
        <ColorField
          value={value.color}
          set={(color) => draft.set({ color })}
          fault={wrong.color ? t("set-color-wrong") : refused("color")}
        />
        {inbox && <Snippet text={inbox.snippet} />}
        <SaveBar
          saving={saving}
          dirty={draft.dirty}
          blocked={blocked}
          atField={isAtField(saving, REFUSALS)}
          undo={draft.drop}
        />
      </form>
      {inbox ? (
        <InboxPreview inbox={inbox.id} locale={value.locale} color={hexOf(value.color)} />
      ) : (
        <p className="preview hint">{t("set-preview-later")}</p>
      )}
    </div>
  );
}

function Snippet({ text }: { text: string }): ReactNode {
  const { t } = useWords();
  return (
    <section className="field">
      <div className="snip-h">
        <b>{t("set-inbox-snippet")}</b>
        <Copy text={text} label={t("set-copy")} />
      </div>
      <pre className="snip" tabIndex={0} aria-label={t("set-inbox-snippet")}>
        {text}
      </pre>
      <p className="hint">{t("set-inbox-snippet-hint")}</p>
    </section>
  );
}
