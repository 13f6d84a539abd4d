// What a verdict looks like wherever one stands, and how a decision stands now.

import type { ReactNode } from "react";
import { Icon, type IconName } from "../icons";
import type { PolicyChange } from "../types.gen";
import { useWords } from "../words";

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
