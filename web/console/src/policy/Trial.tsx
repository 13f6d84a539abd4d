// What a file would change: rules that come, change and end, and past decisions that would have been others.

import { type ReactNode, useState } from "react";
import { Link } from "../frame/Link";
import { Icon } from "../icons";
import type { PolicyOtherwise, PolicyRevised, PolicyTrial } from "../types.gen";
import { useForms, useWords } from "../words";
import { changedIn, named } from "./rules";
import { type Outcome, VerdictChip } from "./signs";
import { Parts } from "./Versions";

export function Trial({ trial }: { trial: PolicyTrial }): ReactNode {
  const { t } = useWords();
  const { added, changed, ended, unchanged } = trial;
  const none = added.length + changed.length + ended.length === 0;
  return (
    <>
      <section>
        <h3>{t("policy-would")}</h3>
        {none && <p>{t("policy-would-nothing", { count: unchanged })}</p>}
        {changed.length > 0 && <Revisions rules={changed} />}
        {added.length > 0 && <Names kind="added" names={added} />}
        {ended.length > 0 && <Names kind="ended" names={ended} />}
        {!none && unchanged > 0 && <p className="mut">{t("policy-would-stay", { count: unchanged })}</p>}
      </section>
      <Past trial={trial} />
    </>
  );
}

function Names({ kind, names }: { kind: "added" | "ended"; names: readonly string[] }): ReactNode {
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

/** So many are shown at once; one more behind a button would save no room. */
const FEW = 6;

/** The rules that are written otherwise, each opened to what it says now and what it would say. */
function Revisions({ rules }: { rules: readonly PolicyRevised[] }): ReactNode {
  const { t } = useWords();
  const [all, setAll] = useState(rules.length <= FEW + 1);
  return (
    <div className="names changed">
      <h4>{t("policy-would-changed", { count: rules.length })}</h4>
      <ol className="versions">
        {(all ? rules : rules.slice(0, FEW)).map((rule) => (
          <li key={rule.id}>
            <Revision rule={rule} />
          </li>
        ))}
      </ol>
      {!all && (
        <button type="button" className="go" onClick={() => setAll(true)}>
          {t("policy-would-more", { count: rules.length - FEW })}
        </button>
      )}
    </div>
  );
}

function Revision({ rule: { id, before, after } }: { rule: PolicyRevised }): ReactNode {
  const { t } = useWords();
  const parts = changedIn(before, after);
  const others = parts.filter((part) => part !== "verdict");
  const what = (
    <span className="what">
      <span className="mono">
        {id} <span className="mut">v{after.version}</span>
      </span>
      {parts.includes("verdict") && <Move was={before.verdict} now={after.verdict} />}
      <small>{others.map((part) => t(`policy-part-${part}`)).join(" · ")}</small>
    </span>
  );
  // A verdict says itself; whatever else changed is read when one wants to.
  if (others.length === 0) return what;
  return (
    <details>
      <summary>
        {what}
        <Icon name="down" size="s" />
      </summary>
      <Parts before={before} after={after} parts={others} />
    </details>
  );
}

function Move({ was, now }: { was: Outcome; now: Outcome }): ReactNode {
  return (
    <span className="move">
      <VerdictChip verdict={was} />
      <Icon name="right" size="s" />
      <VerdictChip verdict={now} />
    </span>
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
              <Move was={was} now={now} />
              <span className="sp" />
              <b className="num">{number}</b>
            </li>
          ))}
        </ul>
      )}
      {trial.otherwise.length > 0 && (
        <ol className="decisions">
          {trial.otherwise.map((each) => (
            <Otherwise key={each.deed} deed={each} alike={trial.changes.length === 1} />
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

/** One of them; where all went `alike`, how is said above them. */
function Otherwise({ deed, alike }: { deed: PolicyOtherwise; alike: boolean }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const verdict = (which: "was" | "now") => t(`policy-verdict-${deed[which]}`);
  return (
    <li>
      <i className="k now" />
      <div>
        <span>{deed.title}</span>
        {!alike && <small>{t("policy-from-to", { was: verdict("was"), now: verdict("now") })}</small>}
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
