// A deed that was offered: what will happen, how it stands, and the steps of its way.

import type { ReactNode } from "react";
import { Icon, type IconName } from "../../icons";
import type { DeedShown, Offer as OfferPart } from "../../types.gen";
import { signOf } from "../../deeds/sign";
import { TakeBack } from "../../deeds/TakeBack";
import { useForms, useWords } from "../../words";
import { useHere } from "../Here";
import { amountOf, byHand, isLive, reasonOf, type Stand, standOf, type Step, stepsOf } from "../steps";

const SIGNS: Record<Stand, { icon: IconName; tone: string }> = {
  open: { icon: "clock", tone: "wait" },
  approval: { icon: "lock", tone: "wait" },
  confirmed: { icon: "truck", tone: "bot" },
  sent: { icon: "truck", tone: "bot" },
  done: { icon: "check", tone: "done" },
  refused: { icon: "close", tone: "late" },
  declined: { icon: "close", tone: "" },
  void: { icon: "close", tone: "" },
  unknown: { icon: "info", tone: "risk" },
};

export function Offer({ part }: { part: OfferPart }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const { deeds } = useHere();
  const deed = deeds.get(part.deed);
  const stand = standOf(part, deed);
  const { icon, tone } = SIGNS[stand];
  const amount = amountOf(forms, deed, part.title);
  return (
    <section className={`offer ${stand}${isLive(stand) ? " live" : ""}`} aria-label={part.title}>
      <div className="hd">
        <Icon name={signOf(deed)} />
        <b>{part.title}</b>
        {amount !== null && <span className="amount num">{amount}</span>}
      </div>
      {part.lines.length > 0 && (
        <ul>
          {part.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div className={`verdict ${tone}`}>
        <Icon name={icon} />
        <Verdict stand={stand} deed={deed} />
      </div>
      <div className="way">
        <ol className="steps" aria-label={t("way")}>
          {stepsOf(stand, deed?.reason ?? null, stand === "approval" || deed?.approval).map((step) => (
            <OneStep key={step.name} step={step} />
          ))}
        </ol>
        {stand === "open" && <TakeBack deed={part.deed} />}
      </div>
    </section>
  );
}

/** How it stands, and below it why it may be so: what the rule says, by its name and version. */
function Verdict({ stand, deed }: { stand: Stand; deed: DeedShown | undefined }): ReactNode {
  const words = useWords();
  const { t } = words;
  const forms = useForms();
  const refused = stand === "refused";
  const reason = reasonOf(words, deed) ?? "none";
  const at = stand === "done" && deed?.done_at ? forms.moment(deed.done_at) : "none";
  return (
    <div className="num">
      {byHand(deed) ? t("deed-by-hand") : t(`offer-${stand}`, { reason, at, second: deed?.second?.name || "none" })}
      {deed?.rule && (
        <>
          {!refused && deed.words && <small>{deed.words}</small>}{" "}
          <code title={t("by-rule")}>
            {deed.rule}
            {deed.rule_version !== null && ` v${deed.rule_version}`}
          </code>
        </>
      )}
    </div>
  );
}

function OneStep({ step }: { step: Step }): ReactNode {
  const { t } = useWords();
  return (
    <li className={step.sign} {...(step.sign === "now" ? { "aria-current": "step" as const } : {})}>
      {t(`way-${step.name}`)}
      {step.sign === "ok" && <span className="sr">{t("way-over")}</span>}
    </li>
  );
}
