// One inbox: its name, language, pages and colour, with the chat itself beside it.

import { type FormEvent, type ReactNode, useRef } from "react";
import type { InboxEdit, InboxSettings } from "../types.gen";
import { useWords } from "../words";
import { ColorField } from "./ColorField";
import { hexOf } from "./color";
import { Copy } from "./Copy";
import { type Drafts, useDraft } from "./drafts";
import { Field, useFocusOnFault } from "./Field";
import { InboxPreview } from "./InboxPreview";
import { LANGUAGES } from "./languages";
import { readOrigins } from "./origins";
import { SaveBar } from "./SaveBar";
import { isAtField, useRefusals } from "./section";
import { type Saving, useSaveKey } from "./useSaving";

/** An inbox as it is typed. */
export interface InboxDraft {
  name: string;
  locale: string;
  origins: string;
  color: string;
}

const REFUSALS = {
  name_empty: "name",
  inbox_name_empty: "name",
  locale_unknown: "locale",
  origin_invalid: "origins",
  inbox_origin: "origins",
  color_invalid: "color",
  inbox_color: "color",
};

interface Props {
  drafts: Drafts;
  draftKey: string;
  inbox: InboxSettings;
  saved: InboxDraft;
  saving: Saving;
  save: (edit: InboxEdit, sent: InboxDraft) => Promise<void>;
}

export function draftOf(inbox: InboxSettings): InboxDraft {
  return { name: inbox.name, locale: inbox.locale, origins: inbox.origins.join("\n"), color: inbox.color ?? "" };
}

/** What is wrong with what was typed, by field; nothing when it can be sent. */
export function wrongIn(draft: InboxDraft): { name: boolean; color: boolean; origins: ReturnType<typeof readOrigins>["wrong"] } {
  return {
    name: draft.name.trim() === "",
    color: draft.color.trim() !== "" && hexOf(draft.color) === null,
    origins: readOrigins(draft.origins).wrong,
  };
}

export function InboxForm({ drafts, draftKey, inbox, saved, saving, save }: Props): ReactNode {
  const { t } = useWords();
  const draft = useDraft(drafts, draftKey, saved);
  const { value } = draft;
  const form = useRef<HTMLFormElement>(null);
  const refused = useRefusals(saving, REFUSALS);
  useFocusOnFault(form, saving.is === "failed" && saving.fault);
  const wrong = wrongIn(value);
  const blocked = wrong.name || wrong.color || wrong.origins.length > 0;
  const send = () => {
    if (!draft.dirty || blocked) return;
    const edit = { name: value.name.trim(), locale: value.locale, origins: readOrigins(value.origins).list, color: hexOf(value.color) };
    void save(edit, value);
  };
  useSaveKey(send);
  return (
    <div className="beside">
      <form
        ref={form}
        className="form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          send();
        }}
      >
        <h3>{inbox.name}</h3>
        <div className="two">
          <Field label={t("set-name")} hint={t("set-inbox-name-hint")} fault={wrong.name ? t("set-lacks-name") : refused("name")}>
            {(field) => <input {...field} className="inp" maxLength={80} value={value.name} onChange={(event) => draft.set({ name: event.target.value })} />}
          </Field>
          <Field label={t("language")} hint={t("set-inbox-locale-hint")} fault={refused("locale")}>
            {(field) => (
              <select {...field} className="inp" value={value.locale} onChange={(event) => draft.set({ locale: event.target.value })}>
                {LANGUAGES.map((each) => (
                  <option key={each} value={each}>
                    {t(`locale-${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <Field
          label={t("set-inbox-origins")}
          hint={t("set-inbox-origins-hint")}
          fault={wrong.origins[0] ? t("set-inbox-origin-wrong", { line: wrong.origins[0].line, text: wrong.origins[0].text }) : refused("origins")}
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
        <ColorField value={value.color} set={(color) => draft.set({ color })} fault={wrong.color ? t("set-color-wrong") : refused("color")} />
        <section className="field">
          <div className="snip-h">
            <b>{t("set-inbox-snippet")}</b>
            <Copy text={inbox.snippet} label={t("set-copy")} />
          </div>
          <pre className="snip" tabIndex={0} aria-label={t("set-inbox-snippet")}>
            {inbox.snippet}
          </pre>
          <p className="hint">{t("set-inbox-snippet-hint")}</p>
        </section>
        <SaveBar
          saving={saving}
          dirty={draft.dirty}
          blocked={draft.dirty && blocked ? t("set-wrong-above") : null}
          atField={isAtField(saving, REFUSALS)}
          undo={draft.drop}
        />
      </form>
      <InboxPreview inbox={inbox.id} locale={value.locale} color={hexOf(value.color)} />
    </div>
  );
}
