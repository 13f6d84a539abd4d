// Articles of the help centre, which the assistant answers from too.

import { type ReactNode, useMemo, useState } from "react";
import type { ArticleSettings, ArticleText } from "../types.gen";
import { useForms, useWords } from "../words";
import { type ArticleDraft, BLANK_ARTICLE, draftOf, textsOf, titleOf } from "./article";
import { ArticleForm } from "./ArticleForm";
import { Gone, type GoneState } from "./Gone";
import { LANGUAGES } from "./languages";
import { NEW, Pane } from "./Pane";
import { settle } from "./drafts";
import { type SectionProps, useSection } from "./section";
import { asFault, putIn, useAll } from "./useAll";

const NAME = "articles";

export function ArticleSection({ desk, drafts }: SectionProps): ReactNode {
  const { t, locale } = useWords();
  const forms = useForms();
  const all = useAll<ArticleSettings[]>(desk, "/articles");
  const section = useSection(drafts, NAME);
  const [gone, setGone] = useState<GoneState<ArticleSettings> | null>(null);
  const { open, saving } = section;
  const found = all.items?.find((each) => each.slug === open);
  const saved = useMemo(() => (found ? draftOf(found) : BLANK_ARTICLE), [found]);
  const title = (article: ArticleSettings) => titleOf(article.texts, locale) ?? article.slug;
  const put = async (slug: string, texts: Record<string, ArticleText>) => {
    const answer = await desk.api.call<ArticleSettings | null>("PUT", `/articles/${encodeURIComponent(slug)}`, {
      texts,
    });
    const saved = answer ?? { slug, texts, updated_at: new Date().toISOString() };
    all.set((old) => putIn(old, saved, (each) => each.slug));
  };
  const save = async (draft: ArticleDraft) => {
    const { slug } = draft;
    if (!(await saving.run(() => put(slug, textsOf(draft))))) return;
    settle(drafts, `${NAME}:${open}`, draft);
    if (open === NEW) section.became(slug);
  };
  const remove = async (article: ArticleSettings) => {
    const name = title(article);
    try {
      await desk.api.call("DELETE", `/articles/${encodeURIComponent(article.slug)}`);
      all.set((old) => old.filter((each) => each.slug !== article.slug));
      drafts.drop(`${NAME}:${article.slug}`);
      section.select(null);
      setGone({ item: article, title: name, fault: null });
    } catch (error) {
      setGone({ item: article, title: name, fault: asFault(error) });
    }
  };
  const missing = (article: ArticleSettings) => LANGUAGES.filter((each) => !article.texts[each]);
  const lines = [...(all.items ?? [])]
    .sort((a, b) => title(a).localeCompare(title(b), locale))
    .map(({ settled: yes = 0, unsettled: no = 0, ...article }) => ({
      id: article.slug,
      title: title(article),
      words: Object.values(article.texts)
        .map((text) => text.title)
        .join(" "),
      sub: (
        <>
          {missing(article).length === 0
            ? t("set-all-languages")
            : t("set-lacks-languages", {
                languages: missing(article)
                  .map((each) => t(`locale-${each}`))
                  .join(" "),
              })}
          <span className="num"> · {forms.brief(article.updated_at)}</span>
          {(yes > 0 || no > 0) && <span className="num"> · {t("set-article-said", { yes, no })}</span>}
        </>
      ),
    }));
  return (
    <Pane
      name={NAME}
      lines={all.items && lines}
      fault={all.fault}
      again={all.again}
      open={open}
      show={section.select}
      unsaved={section.unsaved}
      canAdd
      notice={
        gone && (
          <Gone gone={gone} put={(item) => put(item.slug, item.texts)} close={() => setGone(null)} change={setGone} />
        )
      }
    >
      {(open === NEW || found) && (
        <ArticleForm
          key={open}
          drafts={drafts}
          draftKey={`${NAME}:${open}`}
          article={found ?? null}
          saved={saved}
          taken={new Set(all.items?.map((each) => each.slug))}
          saving={saving.state}
          save={save}
          remove={remove}
        />
      )}
    </Pane>
  );
}
