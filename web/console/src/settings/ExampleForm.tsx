// The sentences of one meaning, one a line, language by language.

import { type ReactNode, useMemo, useState } from "react";
import { Icon } from "../icons";
import type { IntentExamples } from "../types.gen";
import { useWords } from "../words";
import { type Drafts, useDraft } from "./drafts";
import { Field } from "./Field";
import { firstLanguage, type Language, LanguageTabs } from "./languages";
import { SaveBar } from "./SaveBar";
import { isAtField, useRefusals } from "./section";
import { plain, sentences, twice, type Typed } from "./sentences";
import { type Saving, useOpenForm } from "./useSaving";

const REFUSALS = { too_many_examples: "texts", example_too_long: "texts" };

/** From this many on a meaning is learned well enough to be told from the others. */
const ENOUGH = 10;

interface Props {
  drafts: Drafts;
  draftKey: string;
  title: string;
  saved: Typed;
  others: readonly IntentExamples[];
  saving: Saving;
  save: (typed: Typed) => Promise<void>;
}

export function ExampleForm({ drafts, draftKey, title, saved, others, saving, save }: Props): ReactNode {
  const { t, locale } = useWords();
  const draft = useDraft(drafts, draftKey, saved);
  const [language, setLanguage] = useState<Language>(firstLanguage(locale));
  const text = draft.value.texts[language] ?? "";
  const refused = useRefusals(saving, REFUSALS);
  const count = sentences(text).length;
  const elsewhere = useMemo(
    () =>
      new Map(others.flatMap((each) => (each.texts[language] ?? []).map((one) => [plain(one), each.title] as const))),
    [others, language],
  );
  const again = useMemo(() => twice(text, elsewhere), [text, elsewhere]);
  const all = useMemo(() => new Intl.ListFormat(locale, { type: "conjunction" }), [locale]);
  const submit = useOpenForm(drafts, { key: draftKey, save: () => save(draft.value), blocked: null });
  return (
    <form
      className="form"
      onSubmit={submit}
    >
      <h3>{title}</h3>
      <LanguageTabs
        open={language}
        show={setLanguage}
        label={t("set-languages")}
        mark={(each) => String(sentences(draft.value.texts[each] ?? "").length)}
      >
        <Field
          label={t("set-examples-label")}
          hint={t(count < ENOUGH ? "set-examples-few" : "set-examples-hint", { count, enough: ENOUGH })}
          fault={refused("texts")}
        >
          {(field) => (
            <textarea
              {...field}
              className="inp"
              rows={Math.min(28, Math.max(10, text.split("\n").length + 1))}
              value={text}
              onChange={(event) => draft.set({ texts: { ...draft.value.texts, [language]: event.target.value } })}
            />
          )}
        </Field>
        {again.length > 0 && (
          <ul className="twice" aria-label={t("set-examples-twice")}>
            {again.map((one) => (
              <li key={one.text}>
                <Icon name="warn" size="s" />
                <span>
                  <q>{one.text}</q>{" "}
                  {one.lines.length > 1 && t("set-examples-lines", { lines: all.format(one.lines.map(String)) })}
                  {one.intent && t("set-examples-elsewhere", { title: one.intent })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </LanguageTabs>
      <SaveBar saving={saving} dirty={draft.dirty} atField={isAtField(saving, REFUSALS)} undo={draft.drop}>
        {saving.is === "saved" && !draft.dirty && <span className="label">{t("set-examples-learning")}</span>}
      </SaveBar>
    </form>
  );
}
