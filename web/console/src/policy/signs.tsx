// What a verdict looks like wherever one stands, which version decided, and how a decision stands now.

import type { ReactNode } from "react";
import { Icon, type IconName } from "../icons";
import type { PolicyChange, PolicyRule } from "../types.gen";
import { useForms, useWords } from "../words";

export type Outcome = PolicyChange["was"];

const ICONS: Readonly<Record<Outcome, IconName>> = {
  allow: "check",
  confirm: "chat",
  approve: "lock",
  refuse: "close",
  person: "person",
};

export function VerdictChip({ verdict }: { verdict: Outcome }): ReactNode {
  const { t } = useWords();
  return (
    <span className={`chip verdict is-${verdict}`}>
      <Icon name={ICONS[verdict]} size="s" />
      {t(`policy-verdict-${verdict}`)}
    </span>
  );
}

/** Which version it is, since when and by whose hand. */
export function Since({ rule }: { rule: Pick<PolicyRule, "version" | "since" | "by" | "ended_at" | "active"> }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const { since, ended_at: until } = rule;
  return (
    <span className="num">
      {t("policy-version", { version: rule.version })} ·{" "}
      {rule.active || !until
        ? t("policy-since", { at: forms.date(since) })
        : t("policy-from-until", { from: forms.stamp(since), until: forms.stamp(until) })}
      {rule.by?.name && <> · {t("policy-by", { name: rule.by.name })}</>}
    </span>
  );
}
