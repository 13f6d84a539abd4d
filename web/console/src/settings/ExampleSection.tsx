// What customers say when they mean one thing: the assistant learns from these sentences.

import { type ReactNode, useMemo } from "react";
import type { IntentExamples } from "../types.gen";
import { useWords } from "../words";
import { ExampleForm } from "./ExampleForm";
import { Pane } from "./Pane";
import { settle } from "./drafts";
import { type SectionProps, useSection } from "./section";
import { sentences, type Typed, typedOf } from "./sentences";
import { putIn, useAll } from "./useAll";

const NAME = "examples";

export function ExampleSection({ desk, drafts }: SectionProps): ReactNode {
  const { t } = useWords();
  const all = useAll<IntentExamples[]>(desk, "/examples");
  const section = useSection(drafts, NAME);
  const { open, saving } = section;
  const editing = all.items?.find((each) => each.intent === open);
  const typed = useMemo(() => (editing ? typedOf(editing) : null), [editing]);
  const save = async (sent: Typed) => {
    if (!editing) return;
    const { intent, title } = editing;
    const texts = Object.fromEntries(Object.entries(sent.texts).map(([locale, text]) => [locale, sentences(text)]));
    const done = await saving.run(async () => {
      const answer = await desk.api.call<IntentExamples | null>("PUT", `/examples/${encodeURIComponent(intent)}`, {
        texts,
      });
      all.set((old) => putIn(old, answer ?? { intent, title, texts }, (each) => each.intent));
    });
    if (done) settle(drafts, `${NAME}:${intent}`, sent);
  };
  const lines =
    all.items?.map((each) => ({
      id: each.intent,
      title: each.title,
      words: Object.values(each.texts).flat().join(" "),
      sub: <span className="num">{t("set-examples-count", { count: Object.values(each.texts).flat().length })}</span>,
    })) ?? null;
  return (
    <Pane
      name={NAME}
      lines={lines}
      fault={all.fault}
      again={all.again}
      open={open}
      show={section.select}
      unsaved={section.unsaved}
    >
      {editing && typed && (
        <ExampleForm
          key={editing.intent}
          drafts={drafts}
          draftKey={`${NAME}:${editing.intent}`}
          title={editing.title}
          saved={typed}
          others={(all.items ?? []).filter((each) => each.intent !== editing.intent)}
          saving={saving.state}
          save={save}
        />
      )}
    </Pane>
  );
}
