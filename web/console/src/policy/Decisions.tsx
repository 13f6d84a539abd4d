// What a rule decided last, newest first, each with the way to its conversation.

import { Button } from "antd";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { asFault, type Fault } from "../api";
import type { Desk } from "../desk";
import { Link } from "../frame/Link";
import { Icon } from "../icons";
import { Trouble } from "../Trouble";
import type { PolicyDecision, PolicyDecisions } from "../types.gen";
import { keyPart, useForms, useWords } from "../words";

interface Read {
  found: PolicyDecision[] | null;
  next: string | null;
  busy: boolean;
  fault: Fault | null;
}

function useDecisions(desk: Desk, rule: string): Read & { further: () => void } {
  const [state, setState] = useState<Read>({ found: null, next: null, busy: false, fault: null });
  const here = useRef(true);
  const read = useCallback(
    (after: string) => {
      setState((before) => ({ ...before, busy: true, fault: null }));
      desk.api.call<PolicyDecisions>("GET", `/policy/decisions?${new URLSearchParams({ rule, after })}`).then(
        (page) =>
          here.current &&
          setState(({ found }) => ({
            found: [...(after ? (found ?? []) : []), ...page.decisions],
            next: page.next,
            busy: false,
            fault: null,
          })),
        (error: unknown) => here.current && setState((before) => ({ ...before, busy: false, fault: asFault(error) })),
      );
    },
    [desk, rule],
  );
  useEffect(() => {
    here.current = true;
    read("");
    return () => {
      here.current = false;
    };
  }, [read]);
  return { ...state, further: () => read(state.found ? (state.next ?? "") : "") };
}

export function Decisions({ desk, rule }: { desk: Desk; rule: string }): ReactNode {
  const { t } = useWords();
  const { found, next, busy, fault, further } = useDecisions(desk, rule);
  return (
    <section>
      <h3>{t("policy-decisions")}</h3>
      {!found && !fault && (
        <div className="skeleton" role="status" aria-label={t("list-loading")}>
          <i style={{ width: "70%" }} />
          <i style={{ width: "52%" }} />
        </div>
      )}
      {found?.length === 0 && <p className="mut">{t("policy-decisions-none")}</p>}
      {found && found.length > 0 && (
        <ol className="decisions">
          {found.map((each) => (
            <Row key={each.deed} decision={each} />
          ))}
        </ol>
      )}
      {fault && <Trouble words="policy-decisions-failed" fault={fault} again={further} />}
      {next && !fault && (
        <Button size="small" loading={busy} onClick={further}>
          {t("more")}
        </Button>
      )}
    </section>
  );
}

const MARKS: Readonly<Record<string, string>> = { done: "ok", refused: "stop", unknown: "risk", declined: "off", voided: "off" };

function Row({ decision }: { decision: PolicyDecision }): ReactNode {
  const { t, find } = useWords();
  const forms = useForms();
  const stands = decision.by_hand ? t("deed-by-hand") : (find(`deed-${keyPart(decision.state)}`) ?? t("deed-other"));
  const by = t(`hand-${decision.hand}`);
  return (
    <li>
      <i className={`k ${MARKS[decision.state] ?? "now"}`} />
      <div>
        <span>
          {decision.title}
          {decision.amount && <b className="num"> {forms.money(decision.amount)}</b>}
        </span>
        <small>
          {[stands, t("policy-by-hand", { hand: by }), t("policy-version", { version: decision.version })].join(" · ")}
        </small>
        {decision.why && <small>{decision.why}</small>}
      </div>
      <span className="at">
        <time dateTime={decision.at} className="label">
          {forms.stamp(decision.at)}
        </time>
        {decision.conversation && (
          <Link to={{ page: "inbox", open: decision.conversation }}>
            {t("policy-conversation")}
            <Icon name="right" size="s" />
          </Link>
        )}
      </span>
    </li>
  );
}
