// What was done in this conversation, or not, newest first.

import type { ReactNode } from "react";
import type { DeedShown, StaffEntry } from "../../types.gen";
import { keyPart, useForms, useWords } from "../../words";
import { amountOf, byHand } from "../steps";
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

export function Deeds({ deeds, entries }: { deeds: readonly DeedShown[]; entries: readonly StaffEntry[] }): ReactNode {
  const { t, find } = useWords();
  const forms = useForms();
  const titles = titlesOf(entries);
  const shown = deeds.toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <Section name="deeds" title={t("deeds")} count={deeds.length || undefined}>
      {deeds.length === 0 && <p className="mut">{t("deeds-none")}</p>}
      <ol className="deeds">
        {shown.map((deed) => {
          const reason = deed.reason && deed.state !== "done" ? find(`reason-${keyPart(deed.reason)}`) : null;
          const stands = byHand(deed) ? t("deed-by-hand") : (find(`deed-${keyPart(deed.state)}`) ?? t("deed-other"));
          const title = titles.get(deed.id) ?? [deed.title, deed.order].filter(Boolean).join(" · ");
          const amount = amountOf(forms, deed, title);
          return (
            <li key={deed.id}>
              <i className={`k ${MARKS[deed.state] ?? ""}`} />
              <div>
                {title}
                {amount !== null && <span className="num"> {amount}</span>}
                <small className={deed.state}>
                  {[stands, reason].filter(Boolean).join(" · ")}
                </small>
              </div>
              <time dateTime={deed.at}>{forms.brief(deed.at)}</time>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

/** A deed is called here what the customer was told it is. */
function titlesOf(entries: readonly StaffEntry[]): Map<string, string> {
  const offers = entries.flatMap((entry) => entry.parts).filter((part) => part.type === "offer");
  return new Map(offers.map((offer) => [offer.deed, offer.title]));
}
