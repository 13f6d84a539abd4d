// Inboxes: where customers write from, and how the chat looks there.

import { type ReactNode, useEffect, useMemo, useRef } from "react";
import type { InboxEdit, InboxSettings } from "../types.gen";
import { useWords } from "../words";
import { draftOf, type InboxDraft } from "./inbox";
import { InboxForm } from "./InboxForm";
import { NEW, Pane } from "./Pane";
import { settle } from "./drafts";
import { type SectionProps, useSection } from "./section";
import { putIn, useAll } from "./useAll";

const NAME = "inboxes";
const BLANK: InboxDraft = { id: "", name: "", locale: "zh-CN", origins: "", color: "" };
/** Beside the list there is room to show the first at once. */
const WIDE = "(min-width: 1024px)";

export function InboxSection({ desk, drafts }: SectionProps): ReactNode {
  const { t } = useWords();
  const all = useAll<InboxSettings[]>(desk, "/inboxes");
  const section = useSection(drafts, NAME);
  const { open, saving, became } = section;
  const inbox = all.items?.find((each) => each.id === open) ?? null;
  const saved = useMemo(() => (inbox ? draftOf(inbox) : BLANK), [inbox]);
  const first = all.items?.[0]?.id ?? null;
  const chosen = useRef(false);
  useEffect(() => {
    if (!first || chosen.current) return;
    chosen.current = true;
    if (matchMedia(WIDE).matches) became(first);
  }, [first, became]);
  const save = async (edit: InboxEdit, sent: InboxDraft) => {
    const id = inbox?.id ?? sent.id;
    const done = await saving.run(async () => {
      const answer = await desk.api.call<InboxSettings>("PUT", `/inboxes/${encodeURIComponent(id)}`, edit);
      all.set((old) => putIn(old, answer, (each) => each.id));
    });
    if (!done) return;
    settle(drafts, `${NAME}:${open}`, sent);
    if (open === NEW) became(id);
  };
  const lines =
    all.items?.map((each) => ({
      id: each.id,
      title: each.name,
      sub: t("set-inbox-sub", { language: t(`locale-${each.locale}`), count: each.origins.length }),
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
      canAdd
    >
      {(inbox || open === NEW) && (
        <InboxForm
          key={open}
          drafts={drafts}
          draftKey={`${NAME}:${open}`}
          inbox={inbox}
          taken={all.items?.map((each) => each.id) ?? []}
          saved={saved}
          saving={saving.state}
          save={save}
        />
      )}
    </Pane>
  );
}
