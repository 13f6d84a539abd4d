// One rule: what it decides and says, on which condition, since when, what it was before, and what it decided lately.

import { type ReactNode, useEffect, useRef } from "react";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import { Trouble } from "../Trouble";
import type { PolicyRule, PolicyVersion } from "../types.gen";
import { useWords } from "../words";
import { Decisions } from "./Decisions";
import { saidIn, STANDINGS, told } from "./rules";
import { Since, VerdictChip } from "./signs";
import { useVersions } from "./usePolicy";
import { Versions } from "./Versions";

export function RuleShown({ desk, rule, days }: { desk: Desk; rule: PolicyRule; days: number }): ReactNode {
  const { t, locale } = useWords();
  const versions = useVersions(desk, rule.id);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <article className="prule" aria-label={rule.id}>
      <header>
        <VerdictChip verdict={rule.verdict} />
        <h2 ref={title} tabIndex={-1} className="mono">
          {rule.id}
        </h2>
      </header>
      <p className="words">{saidIn(rule.words, locale)}</p>
      <p className="mut">
        {rule.title || t("policy-any-action")} · <Since rule={rule} />
        {!rule.active && <> · {t("policy-ended")}</>}
      </p>
      <Others words={rule.words} />
      <Condition rule={rule} version={versions.value?.[0] ?? null} />
      {versions.fault && <Trouble words="policy-versions-failed" fault={versions.fault} again={versions.again} />}
      {versions.value && <Versions versions={versions.value} />}
      <section>
        <h3>{t("policy-lately", { days })}</h3>
        <dl className="policy-stands">
          {STANDINGS.map((name) => (
            <div key={name}>
              <dt>{t(`policy-stands-${name}`)}</dt>
              <dd className={`num ${rule.counts[name] ? name : "zero"}`}>{rule.counts[name] ?? 0}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">{t("policy-stands-means")}</p>
      </section>
      <Decisions desk={desk} rule={rule.id} />
    </article>
  );
}

/** The same words in the languages the reader does not read. */
function Others({ words }: { words: Readonly<Record<string, string>> }): ReactNode {
  const { t, find, locale } = useWords();
  const others = Object.entries(words).filter(([each]) => each !== locale);
  if (others.length === 0) return null;
  return (
    <details>
      <summary>
        {t("policy-words-other")}
        <Icon name="down" size="s" />
      </summary>
      <dl className="others">
        {others.map(([each, said]) => (
          <div key={each}>
            <dt>{find(`locale-${each}`) ?? each}</dt>
            <dd lang={each}>{said}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The condition as it is written, and what its examples say. */
function Condition({ rule, version }: { rule: PolicyRule; version: PolicyVersion | null }): ReactNode {
  const { t } = useWords();
  return (
    <details>
      <summary>
        {t("policy-condition")}
        <Icon name="down" size="s" />
      </summary>
      <pre className="condition">{rule.condition}</pre>
      {version && (
        <dl className="examples">
          <Example name={t("policy-hit")} facts={told(version.hit, version.miss)} />
          <Example name={t("policy-miss")} facts={told(version.miss, version.hit)} />
        </dl>
      )}
    </details>
  );
}

function Example({ name, facts }: { name: string; facts: readonly string[] }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="mono">{facts.join("\n")}</dd>
    </div>
  );
}

