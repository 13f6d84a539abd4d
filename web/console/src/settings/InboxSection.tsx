// Inboxes: where customers write from, and how the chat looks there.

import { type ReactNode, useEffect, useMemo, useRef } from "react";
import type { InboxEdit, InboxSettings } from "../types.gen";
import { useWords } from "../words";
import { InboxForm, type InboxDraft, draftOf } from "./InboxForm";
import { Pane } from "./Pane";
import { type SectionProps, settle, useSection } from "./section";
import { putIn, useAll } from "./useAll";

const NAME = "inboxes";
/** Beside the list there is room to show the first at once. */
const WIDE = "(min-width: 1024px)";

export function InboxSection({ desk, drafts }: SectionProps): ReactNode {
  const { t } = useWords();
  const all = useAll<InboxSettings[]>(desk, "/inboxes");
  const section = useSection(drafts, NAME);
  const { open, saving, became } = section;
  const inbox = all.items?.find((each) => each.id === open) ?? null;
  const saved = useMemo(() => (inbox ? draftOf(inbox) : null), [inbox]);
  const first = all.items?.[0]?.id ?? null;
  const chosen = useRef(false);
  useEffect(() => {
    if (!first || chosen.current) return;
    chosen.current = true;
    if (matchMedia(WIDE).matches) became(first);
  }, [first, became]);
  const save = async (edit: InboxEdit, sent: InboxDraft) => {
    if (!inbox) return;
    const done = await saving.run(async () => {
      const answer = await desk.api.call<InboxSettings | null>("PUT", `/inboxes/${encodeURIComponent(inbox.id)}`, edit);
      all.set((old) => putIn(old, answer ?? { ...inbox, ...edit }, (each) => each.id));
    });
    if (done) settle(drafts, `${NAME}:${inbox.id}`, sent);
  };
  const lines =
    all.items?.map((each) => ({
      id: each.id,
      title: each.name,
      sub: t("set-inbox-sub", { language: t(`locale-${each.locale}`), count: each.origins.length }),
    })) ?? null;
  return (
    <Pane name={NAME} lines={lines} fault={all.fault} again={all.again} open={open} show={section.select} unsaved={section.unsaved}>
      {inbox && saved && (
        <InboxForm
          key={inbox.id}
          drafts={drafts}
          draftKey={`${NAME}:${inbox.id}`}
          inbox={inbox}
          saved={saved}
          saving={saving.state}
          save={save}
        />
      )}
    </Pane>
  );
}
