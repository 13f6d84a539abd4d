// What was done for her or promised to her, the newest first: deeds of this conversation and of others, and her cases.

import { type ReactNode, useCallback, useState } from "react";
import type { Desk } from "../../desk";
import { Link } from "../../frame/Link";
import { Trouble } from "../../Trouble";
import type { CaseRow, DeedShown, Detail, StaffEntry, Summary } from "../../types.gen";
import { keyPart, useForms, useWords } from "../../words";
import { amountOf, byHand, reasonOf } from "../steps";
import { useAsked } from "../useAsked";
import { Section } from "./Section";

const MARKS: Record<string, string> = {
  proposed: "now",
  awaiting: "now",
  confirmed: "now",
  sent: "now",
  done: "ok",
  refused: "stop",
  unknown: "risk",
};
/** It came to another end than it was for. */
const FAILED: ReadonlySet<CaseRow["state"]> = new Set(["refused", "expired", "broken"]);
const SHOWN = 5;

interface Props {
  desk: Desk;
  row: Summary;
  detail: Detail;
  entries: readonly StaffEntry[];
}

/** One matter: a deed, the case it opened, or both, since a case has the id of its deed. */
interface Matter {
  id: string;
  at: string;
  deed: DeedShown | null;
  of: CaseRow | null;
}

export function Deeds({ desk, row, detail, entries }: Props): ReactNode {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  // A deed that is done may have opened or ended a case.
  const done = detail.deeds.filter((deed) => deed.state === "done").length;
  const path = `/conversations/${encodeURIComponent(row.id)}/cases?${new URLSearchParams({ done: String(done) })}`;
  const { value, fault, again } = useAsked(useCallback(() => desk.api.call<CaseRow[]>("GET", path), [desk, path]));
  const matters = mattersOf([...detail.deeds, ...detail.elsewhere], value ?? []);
  const titles = titlesOf(entries);
  const more = matters.length - SHOWN;
  const few = all || more <= 1;
  return (
    <Section name="deeds" title={t("deeds")} count={matters.length || undefined}>
      {fault && <Trouble words="side-cases-failed" fault={fault} again={again} />}
      {matters.length === 0 && !fault && <p className="mut">{t("deeds-none")}</p>}
      {matters.length > 0 && (
        <ol className="deeds">
          {(few ? matters : matters.slice(0, SHOWN)).map((matter) => (
            <li key={matter.id}>
              {matter.of && <OfCase of={matter.of} at={matter.at} />}
              {!matter.of && matter.deed && <OfDeed deed={matter.deed} told={titles.get(matter.id)} />}
            </li>
          ))}
        </ol>
      )}
      {!few && (
        <button type="button" className="more" onClick={() => setAll(true)}>
          {t("actions-more", { count: more })}
        </button>
      )}
    </Section>
  );
}

/** A deed by itself, as the customer was told it is. */
function OfDeed({ deed, told }: { deed: DeedShown; told: string | undefined }): ReactNode {
  const words = useWords();
  const { t, find } = words;
  const forms = useForms();
  const reason = deed.state === "done" ? null : reasonOf(words, deed);
  const stands = byHand(deed) ? t("deed-by-hand") : (find(`deed-${keyPart(deed.state)}`) ?? t("deed-other"));
  const title = told ?? [deed.title, deed.order].filter(Boolean).join(" · ");
  const amount = amountOf(forms, deed, title);
  return (
    <>
      <i className={`k ${MARKS[deed.state] ?? ""}`} />
      <div>
        {title}
        {amount !== null && <span className="num"> {amount}</span>}
        <small className={deed.state}>{[stands, reason].filter(Boolean).join(" · ")}</small>
      </div>
      <time dateTime={deed.at}>{forms.brief(deed.at)}</time>
    </>
  );
}

/** A long matter: how it stands, until when something must have happened, and the way to it. */
function OfCase({ of, at }: { of: CaseRow; at: string }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const bad = of.late || FAILED.has(of.state);
  return (
    <>
      <i className={`k ${bad ? "stop" : of.open ? "now" : "ok"}`} />
      <div>
        <Link to={{ page: "cases", open: of.id }}>
          {of.title} · {of.order}
        </Link>
        <small className={bad ? "refused" : ""}>
          {of.stands}
          {of.open && of.due_at && ` · ${t(of.late ? "case-late" : "case-until", { at: forms.moment(of.due_at) })}`}
        </small>
      </div>
      <time dateTime={at}>{forms.brief(at)}</time>
    </>
  );
}

function mattersOf(deeds: readonly DeedShown[], cases: readonly CaseRow[]): Matter[] {
  const of = new Map(cases.map((one) => [one.id, one]));
  const opened = new Set(deeds.map((deed) => deed.id));
  const found: Matter[] = [
    ...deeds.map((deed) => ({ id: deed.id, at: deed.at, deed, of: of.get(deed.id) ?? null })),
    ...cases.filter((one) => !opened.has(one.id)).map((one) => ({ id: one.id, at: one.opened_at, deed: null, of: one })),
  ];
  return found.toSorted((a, b) => b.at.localeCompare(a.at));
}

/** A deed is called here what the customer was told it is. */
function titlesOf(entries: readonly StaffEntry[]): Map<string, string> {
  const offers = entries.flatMap((entry) => entry.parts).filter((part) => part.type === "offer");
  return new Map(offers.map((offer) => [offer.deed, offer.title]));
}
