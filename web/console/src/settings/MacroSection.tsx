// Quick replies: found by a shortcut, written in each language, filled with what is known of the conversation.

import { type ReactNode, useState } from "react";
import { asFault, putIn, useAll } from "./useAll";
import type { Macro, Macros } from "../types.gen";
import { useWords } from "../words";
import { Gone, type GoneState } from "./Gone";
import { LANGUAGES } from "./languages";
import { MacroForm } from "./MacroForm";
import { NEW, Pane } from "./Pane";
import { settle } from "./drafts";
import { type SectionProps, useSection } from "./section";

const NAME = "macros";

const blank = (): Macro => ({ id: crypto.randomUUID(), name: "", shortcut: "", texts: {} });

export function MacroSection({ desk, drafts }: SectionProps): ReactNode {
  const { t, called } = useWords();
  const all = useAll<Macros>(desk, "/macros");
  const section = useSection(drafts, NAME);
  const [fresh, setFresh] = useState(blank);
  const [gone, setGone] = useState<GoneState<Macro> | null>(null);
  const macros = all.items?.macros ?? null;
  const { open, saving } = section;
  const editing = open === NEW ? fresh : macros?.find((each) => each.id === open);
  const put = async (macro: Macro) => {
    const saved = (await desk.api.call<Macro | null>("PUT", `/macros/${encodeURIComponent(macro.id)}`, macro)) ?? macro;
    all.set((old) => ({ ...old, macros: byShortcut(putIn(old.macros, saved, (each) => each.id)) }));
  };
  const save = async (macro: Macro, sent: Macro) => {
    if (!(await saving.run(() => put(macro)))) return;
    settle(drafts, `${NAME}:${open}`, sent);
    if (open !== NEW) return;
    section.became(macro.id);
    setFresh(blank());
  };
  const remove = async (macro: Macro) => {
    try {
      await desk.api.call("DELETE", `/macros/${encodeURIComponent(macro.id)}`);
      all.set((old) => ({ ...old, macros: old.macros.filter((each) => each.id !== macro.id) }));
      drafts.drop(`${NAME}:${macro.id}`);
      section.select(null);
      setGone({ item: macro, title: called(macro), fault: null });
    } catch (error) {
      setGone({ item: macro, title: called(macro), fault: asFault(error) });
    }
  };
  const lines =
    macros?.map((macro) => ({
      id: macro.id,
      title: called(macro),
      words: `${macro.shortcut} ${Object.values(macro.texts).join(" ")}`,
      sub: (
        <>
          <span className="mono">/{macro.shortcut.replace(/^\//, "")}</span> ·{" "}
          {LANGUAGES.filter((each) => macro.texts[each])
            .map((each) => t(`locale-${each}`))
            .join(" ")}
        </>
      ),
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
      notice={gone && <Gone gone={gone} put={put} close={() => setGone(null)} change={setGone} />}
    >
      {editing && (
        <MacroForm
          key={editing.id}
          drafts={drafts}
          draftKey={`${NAME}:${open}`}
          saved={editing}
          isNew={open === NEW}
          fields={all.items?.fields ?? []}
          taken={macros ?? []}
          saving={saving.state}
          save={save}
          remove={remove}
        />
      )}
    </Pane>
  );
}

function byShortcut(macros: readonly Macro[]): Macro[] {
  return [...macros].sort((a, b) => a.shortcut.localeCompare(b.shortcut));
}
