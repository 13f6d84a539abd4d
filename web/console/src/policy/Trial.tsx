// What a file would change: rules that come, change and end, and past decisions that would have been others.

import type { ReactNode } from "react";
import { Link } from "../frame/Link";
import { Icon } from "../icons";
import type { PolicyOtherwise, PolicyTrial } from "../types.gen";
import { useForms, useWords } from "../words";
import { named } from "./rules";
import { VerdictChip } from "./signs";

const KINDS = ["added", "changed", "ended"] as const;

export function Trial({ trial }: { trial: PolicyTrial }): ReactNode {
  const { t } = useWords();
  const none = KINDS.every((kind) => trial[kind].length === 0);
  return (
    <>
      <section>
        <h3>{t("policy-would")}</h3>
        {none && <p>{t("policy-would-nothing", { count: trial.unchanged })}</p>}
        {KINDS.map((kind) => trial[kind].length > 0 && <Names key={kind} kind={kind} names={trial[kind]} />)}
        {!none && trial.unchanged > 0 && <p className="mut">{t("policy-would-stay", { count: trial.unchanged })}</p>}
      </section>
      <Past trial={trial} />
    </>
  );
}

function Names({ kind, names }: { kind: (typeof KINDS)[number]; names: readonly string[] }): ReactNode {
  const { t } = useWords();
  return (
    <div className={`names ${kind}`}>
      <h4>{t(`policy-would-${kind}`, { count: names.length })}</h4>
      <ul>
        {names.map((name) => {
          const { id, version } = named(name);
          return (
            <li key={name} className="mono">
              {id} <span className="mut">v{version}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** How the decisions of the last days would have come out. */
function Past({ trial }: { trial: PolicyTrial }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const changed = trial.changes.reduce((sum, each) => sum + each.number, 0);
  return (
    <section>
      <h3>{t("policy-past", { days: trial.days })}</h3>
      <p>{trial.looked === 0 ? t("policy-past-none") : t("policy-past-changed", { changed, looked: trial.looked })}</p>
      {!trial.whole && <p className="wrong">{t("policy-past-part", { at: forms.stamp(trial.since) })}</p>}
      {trial.changes.length > 0 && (
        <ul className="moves">
          {trial.changes.map(({ was, now, number }) => (
            <li key={`${was} ${now}`}>
              <VerdictChip verdict={was} />
              <Icon name="right" size="s" />
              <VerdictChip verdict={now} />
              <span className="sp" />
              <b className="num">{number}</b>
            </li>
          ))}
        </ul>
      )}
      {trial.otherwise.length > 0 && (
        <ol className="decisions">
          {trial.otherwise.map((each) => (
            <Otherwise key={each.deed} deed={each} />
          ))}
        </ol>
      )}
      {changed > trial.otherwise.length && (
        <p className="mut">{t("policy-past-more", { count: changed - trial.otherwise.length })}</p>
      )}
      {trial.kept > 0 && <p className="hint">{t("policy-past-kept", { count: trial.kept })}</p>}
      {trial.unreadable > 0 && <p className="hint">{t("policy-past-unreadable", { count: trial.unreadable })}</p>}
      <p className="hint">{t("policy-past-stays")}</p>
    </section>
  );
}

function Otherwise({ deed }: { deed: PolicyOtherwise }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const verdict = (which: "was" | "now") => t(`policy-verdict-${deed[which]}`);
  return (
    <li>
      <i className="k now" />
      <div>
        <span>{deed.title}</span>
        <small>{t("policy-from-to", { was: verdict("was"), now: verdict("now") })}</small>
        <small className="mono">
          {deed.rule === deed.other ? deed.rule : `${deed.rule ?? "–"} → ${deed.other ?? "–"}`}
        </small>
      </div>
      <span className="at">
        <time dateTime={deed.at} className="label">
          {forms.stamp(deed.at)}
        </time>
        {deed.conversation && (
          <Link to={{ page: "inbox", open: deed.conversation }}>
            {t("policy-conversation")}
            <Icon name="right" size="s" />
          </Link>
        )}
      </span>
    </li>
  );
}
