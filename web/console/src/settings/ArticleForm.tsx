// One article, in each language: a title and a text in Markdown; the page itself shows how it reads.

import { type ReactNode, useRef, useState } from "react";
import { Icon } from "../icons";
import type { ArticleSettings, ArticleText } from "../types.gen";
import { useWords } from "../words";
import { type ArticleDraft, articleLacks } from "./article";
import { Confirm } from "./Confirm";
import { type Drafts, useDraft } from "./drafts";
import { Field, useFocusOnFault } from "./Field";
import { firstLanguage, type Language, LANGUAGES, LanguageTabs } from "./languages";
import { SaveBar } from "./SaveBar";
import { isAtField, useRefusals } from "./section";
import { slugOf } from "./slug";
import { type Saving, useOpenForm } from "./useSaving";

const NOTHING: ArticleText = { title: "", body: "" };
const REFUSALS = {
  slug_invalid: "slug",
  article_empty: "body",
};

interface Props {
  drafts: Drafts;
  draftKey: string;
  article: ArticleSettings | null;
  saved: ArticleDraft;
  taken: ReadonlySet<string>;
  saving: Saving;
  save: (draft: ArticleDraft) => Promise<void>;
  remove: (article: ArticleSettings) => Promise<void>;
}

export function ArticleForm(props: Props): ReactNode {
  const { t, locale } = useWords();
  const { article, saved, saving } = props;
  const draft = useDraft(props.drafts, props.draftKey, saved);
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
  const missing = articleLacks(value, article ? null : props.taken);
  const lacks = missing && { language: missing.language ? t(`locale-${missing.language}`) : "" };
  const blocked = draft.dirty && missing && lacks ? t(`set-article-lacks-${missing.what}`, lacks) : null;
  const submit = useOpenForm(props.drafts, { key: props.draftKey, save: () => props.save(value), blocked });
  const text = value.texts[language] ?? NOTHING;
  const write = (change: Partial<ArticleText>) => {
    const texts = { ...value.texts, [language]: { ...text, ...change } };
    // Until somebody names it otherwise, the address follows the title, where it has letters for one.
    const follows = !article && (value.slug === "" || value.slug === slugOf(text.title));
    draft.set({ texts, ...(follows && change.title !== undefined ? { slug: slugOf(change.title) } : {}) });
  };
  return (
    <form
      ref={form}
      className="form"
      onSubmit={submit}
    >
      <h3>{article ? (value.texts[locale]?.title ?? text.title) || article.slug : t("set-articles-new")}</h3>
      <LanguageTabs
        open={language}
        show={setLanguage}
        label={t("set-languages")}
        mark={(each) => (value.texts[each]?.title.trim() ? "" : t("set-none-yet"))}
      >
        <Field label={t("set-article-title")} fault={null}>
          {(field) => (
            <input
              {...field}
              className="inp"
              maxLength={200}
              value={text.title}
              autoFocus={!article}
              onChange={(event) => write({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("set-article-body")} hint={t("set-article-body-hint")} fault={refused("body")}>
          {(field) => (
            <textarea
              {...field}
              className="inp reading"
              rows={16}
              value={text.body}
              onChange={(event) => write({ body: event.target.value })}
            />
          )}
        </Field>
        <PublicPage
          slug={article?.slug ?? null}
          language={language}
          written={Boolean(saved.texts[language])}
          dirty={draft.dirty}
        />
      </LanguageTabs>
      {!article && (
        <Field
          label={t("set-article-slug")}
          hint={t("set-article-slug-hint")}
          fault={
            value.slug && missing?.what === "slug"
              ? t("set-article-lacks-slug")
              : missing?.what === "taken"
                ? t("set-article-lacks-taken")
                : refused("slug")
          }
        >
          {(field) => (
            <span className="joined mono">
              <span>/help/{language}/</span>
              <input
                {...field}
                className="inp"
                maxLength={64}
                spellCheck={false}
                value={value.slug}
                onChange={(event) => draft.set({ slug: event.target.value })}
              />
            </span>
          )}
        </Field>
      )}
      <SaveBar
        saving={saving}
        dirty={draft.dirty}
        blocked={blocked}
        atField={isAtField(saving, REFUSALS)}
        undo={draft.drop}
      >
        {article && (
          <Confirm
            label={t("set-delete")}
            means={t("set-article-delete-means")}
            yes={t("set-delete")}
            does={() => void props.remove(article)}
          />
        )}
      </SaveBar>
    </form>
  );
}

/** Where customers read it; what is not saved yet is not there either. */
function PublicPage(props: { slug: string | null; language: Language; written: boolean; dirty: boolean }): ReactNode {
  const { t } = useWords();
  if (!props.slug || !props.written) return <p className="label public">{t("set-article-page-later")}</p>;
  return (
    <p className="label public">
      <a href={`/help/${props.language}/${props.slug}`} target="_blank" rel="noreferrer">
        <Icon name="book" size="s" />
        {t("set-article-page")}
      </a>
      {props.dirty && <span> {t("set-article-page-saved")}</span>}
    </p>
  );
}
