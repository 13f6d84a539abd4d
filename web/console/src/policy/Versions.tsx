// What a rule was before: each earlier version, opened to what the next one changed.

import type { ReactNode } from "react";
import { Icon } from "../icons";
import type { PolicyVersion } from "../types.gen";
import { useWords } from "../words";
import { changedIn, type Part, saidIn, told } from "./rules";
import { Since, VerdictChip } from "./signs";

export function Versions({ versions }: { versions: readonly PolicyVersion[] }): ReactNode {
  const { t } = useWords();
  const earlier = versions.slice(1);
  if (earlier.length === 0) return null;
  return (
    <section>
      <h3>{t("policy-earlier")}</h3>
      <ol className="versions">
        {earlier.map((version, index) => {
          const after = versions[index];
          return after ? (
            <li key={version.version}>
              <Compared before={version} after={after} />
            </li>
          ) : null;
        })}
      </ol>
    </section>
  );
}

function Compared({ before, after }: { before: PolicyVersion; after: PolicyVersion }): ReactNode {
  const { t } = useWords();
  const parts = changedIn(before, after);
  return (
    <details>
      <summary>
        <Since rule={before} />
        <span className="sp" />
        <Icon name="down" size="s" />
      </summary>
      {parts.length === 0 && <p className="mut">{t("policy-same-again", { version: after.version })}</p>}
      <Parts before={before} after={after} parts={parts} />
    </details>
  );
}

/** What is otherwise in the later of two versions, each part beside what it was. */
export function Parts({ before, after, parts }: { before: PolicyVersion; after: PolicyVersion; parts: readonly Part[] }): ReactNode {
  const { t } = useWords();
  return parts.map((part) => (
    <div key={part} className="compared">
      <h4>{t(`policy-part-${part}`)}</h4>
      <div>
        <Side name={t("policy-version", { version: before.version })} part={part} of={before} other={after} />
        <Side name={t("policy-version", { version: after.version })} part={part} of={after} other={before} />
      </div>
    </div>
  ));
}

interface SideProps {
  name: string;
  part: Part;
  of: PolicyVersion;
  other: PolicyVersion;
}

function Side({ name, part, of, other }: SideProps): ReactNode {
  return (
    <figure>
      <figcaption className="label num">{name}</figcaption>
      <Said part={part} of={of} other={other} />
    </figure>
  );
}

function Said({ part, of, other }: Omit<SideProps, "name">): ReactNode {
  const { locale } = useWords();
  switch (part) {
    case "verdict":
      return <VerdictChip verdict={of.verdict} />;
    case "condition":
      return <pre className="condition">{of.condition}</pre>;
    case "words":
      return <p>{differing(of.words, other.words, locale)}</p>;
    default:
      return <pre className="condition">{told(of[part], other[part]).join("\n") || "…"}</pre>;
  }
}

/** Her own language if that is what changed, else the first that did. */
function differing(words: PolicyVersion["words"], others: PolicyVersion["words"], locale: string): string {
  if (words[locale] !== others[locale]) return saidIn(words, locale);
  const changed = Object.keys(words).find((each) => words[each] !== others[each]);
  return changed ? `${changed}: ${words[changed] ?? ""}` : saidIn(words, locale);
}
