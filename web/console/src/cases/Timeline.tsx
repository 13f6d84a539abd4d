// Everything that happened in a case, the newest first, its deeds among it, and a line for colleagues.

import { Button } from "antd";
import { type FormEvent, type ReactNode, useState } from "react";
import type { CaseDetail, CaseTold, DeedShown } from "../types.gen";
import { keyPart, useForms, useWords } from "../words";

/** What happened and what was done, in one order. */
export function merged(told: readonly CaseTold[], deeds: readonly DeedShown[]): ({ at: string } & ({ told: CaseTold } | { deed: DeedShown }))[] {
  const all = [...told.map((one) => ({ at: one.at, told: one })), ...deeds.map((deed) => ({ at: deed.at, deed }))];
  return all.toSorted((a, b) => b.at.localeCompare(a.at));
}

export function Timeline({ value }: { value: CaseDetail }): ReactNode {
  const { t } = useWords();
  return (
    <section>
      <h3>{t("case-timeline")}</h3>
      <ol className="deeds">
        {merged(value.timeline, value.deeds).map((each) => (
          <li key={"told" in each ? each.told.seq : each.deed.id}>
            {"told" in each ? <Told told={each.told} /> : <Deed deed={each.deed} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Told({ told }: { told: CaseTold }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const who = told.agent?.name ?? t(`case-by-${told.by}`);
  return (
    <>
      <i className="k" />
      <div>
        {told.title}
        <small>{who}</small>
        {told.text === null && <small className="mut">{t("case-text-erased")}</small>}
        {told.text && <p className="quote">{told.text}</p>}
      </div>
      <time dateTime={told.at}>{forms.stamp(told.at)}</time>
    </>
  );
}

function Deed({ deed }: { deed: DeedShown }): ReactNode {
  const { t, find } = useWords();
  const forms = useForms();
  return (
    <>
      <i className={`k ${deed.state === "done" ? "ok" : deed.state === "refused" ? "stop" : "now"}`} />
      <div>
        {deed.title}
        <small className={deed.state}>{find(`deed-${keyPart(deed.state)}`) ?? t("deed-other")}</small>
      </div>
      <time dateTime={deed.at}>{forms.stamp(deed.at)}</time>
    </>
  );
}

interface NoteProps {
  busy: boolean;
  send: (text: string) => Promise<boolean>;
}

/** A line for colleagues. */
export function Note({ busy, send }: NoteProps): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) void send(text.trim()).then((well) => well && setText(""));
  };
  return (
    <form className="note-form" onSubmit={submit}>
      <input className="inp" maxLength={2000} aria-label={t("case-note")} placeholder={t("case-note")} value={text} onChange={(event) => setText(event.target.value)} />
      <Button htmlType="submit" loading={busy} disabled={!text.trim()}>
        {t("case-note-send")}
      </Button>
    </form>
  );
}
