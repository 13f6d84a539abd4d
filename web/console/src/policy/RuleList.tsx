// The rules by action, with what each decided lately; searched and filtered where they stand.

import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "../frame/Link";
import { Icon } from "../icons";
import type { PolicyRule, PolicyRules } from "../types.gen";
import { useWords } from "../words";
import { actionsOf, EVERYTHING, grouped, saidIn, STANDINGS, totalOf, VERDICTS, type Verdict, type Wanted } from "./rules";
import { VerdictChip } from "./signs";

interface Props {
  policy: PolicyRules;
  open: string | null;
  /** One was chosen, be it the one that is in the address already. */
  chosen: () => void;
}

export function RuleList({ policy, open, chosen }: Props): ReactNode {
  const { t } = useWords();
  const [wanted, setWanted] = useState<Wanted>(EVERYTHING);
  const groups = useMemo(() => grouped(policy.rules, wanted), [policy.rules, wanted]);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [open]);
  if (policy.rules.length === 0) {
    return (
      <div className="empty">
        <b>{t("policy-empty")}</b>
        <span>{t("policy-empty-next")}</span>
      </div>
    );
  }
  return (
    <div ref={list}>
      <div className="policy-top">
        <Filters policy={policy} wanted={wanted} set={setWanted} />
        {groups.length > 0 && (
          <div className="policy-cols label" aria-hidden="true">
            <span>{t("policy-days", { days: policy.days })}</span>
            {STANDINGS.map((name) => (
              <span key={name}>{t(`policy-stands-${name}`)}</span>
            ))}
          </div>
        )}
      </div>
      {groups.map((group) => (
        <section key={group.action} aria-label={group.title || t("policy-any-action")}>
          <h2>
            {group.title || t("policy-any-action")}
            <span className="num">{group.rules.length}</span>
          </h2>
          <ul>
            {group.rules.map((rule) => (
              <Row key={rule.id} rule={rule} on={rule.id === open} days={policy.days} chosen={chosen} />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && (
        <div className="empty">
          <b>{t("policy-found-none")}</b>
          <button type="button" className="go" onClick={() => setWanted(EVERYTHING)}>
            {t("policy-show-all")}
          </button>
        </div>
      )}
    </div>
  );
}

interface RowProps {
  rule: PolicyRule;
  on: boolean;
  days: number;
  chosen: () => void;
}

function Row({ rule, on, days, chosen }: RowProps): ReactNode {
  const { t, locale } = useWords();
  const total = totalOf(rule.counts);
  const said = STANDINGS.filter((name) => rule.counts[name])
    .map((name) => `${t(`policy-stands-${name}`)} ${rule.counts[name]}`)
    .join(", ");
  return (
    <li>
      <Link
        to={{ page: "policy", rule: rule.id }}
        className={rule.active ? "" : "off"}
        onClick={chosen}
        {...(on ? { "aria-current": "true" as const } : {})}
      >
        <VerdictChip verdict={rule.verdict} />
        <span className="saying">
          <span>{saidIn(rule.words, locale)}</span>
          <small className="mono">
            {rule.id} v{rule.version}
            {!rule.active && <span> · {t("policy-ended")}</span>}
          </small>
        </span>
        <span className="counts num" role="img" aria-label={said ? `${t("policy-days", { days })}: ${said}` : t("policy-decided-none", { days })}>
          {STANDINGS.map((name) => (
            <span key={name} className={name}>
              {/* What did not happen leaves the place empty: what did is found at a glance. */}
              {rule.counts[name] || null}
            </span>
          ))}
        </span>
        <span className="total num" aria-hidden="true">
          {total || null}
        </span>
      </Link>
    </li>
  );
}

interface FilterProps {
  policy: PolicyRules;
  wanted: Wanted;
  set: (wanted: Wanted) => void;
}

function Filters({ policy, wanted, set }: FilterProps): ReactNode {
  const { t } = useWords();
  const ended = policy.rules.filter((rule) => !rule.active).length;
  const turn = (verdict: Verdict) => {
    const verdicts = new Set(wanted.verdicts);
    if (!verdicts.delete(verdict)) verdicts.add(verdict);
    set({ ...wanted, verdicts });
  };
  return (
    <search className="policy-filters">
      <div className="find">
        <Icon name="search" size="s" />
        <input
          type="search"
          value={wanted.asked}
          placeholder={t("policy-find")}
          aria-label={t("policy-find")}
          onChange={(event) => set({ ...wanted, asked: event.target.value })}
        />
      </div>
      <select
        className="inp"
        aria-label={t("policy-action")}
        value={wanted.action}
        onChange={(event) => set({ ...wanted, action: event.target.value })}
      >
        <option value="">{t("policy-every-action")}</option>
        {actionsOf(policy.rules, wanted.ended).map(({ action, title }) => (
          <option key={action} value={action}>
            {title || t("policy-any-action")}
          </option>
        ))}
      </select>
      <div className="verdicts" role="group" aria-label={t("policy-verdict")}>
        {VERDICTS.map((verdict) => (
          <button key={verdict} type="button" aria-pressed={wanted.verdicts.has(verdict)} onClick={() => turn(verdict)}>
            {t(`policy-verdict-${verdict}`)}
          </button>
        ))}
        {ended > 0 && (
          <button type="button" aria-pressed={wanted.ended} onClick={() => set({ ...wanted, ended: !wanted.ended })}>
            {t("policy-with-ended", { count: ended })}
          </button>
        )}
      </div>
    </search>
  );
}
