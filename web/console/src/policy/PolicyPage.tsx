// The policy: every rule with what it says and what it decided, as a file out and, compared first, in.

import "../look/policy.css";
import "../look/settings.css";
import { Button } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { asFault, type Fault } from "../api";
import type { Desk } from "../desk";
import type { PageProps } from "../frame/page";
import { Icon } from "../icons";
import { go } from "../route";
import { Trouble, why } from "../Trouble";
import type { PolicyFile, PolicyRules } from "../types.gen";
import { useWords } from "../words";
import { Importing } from "./Importing";
import { RuleList } from "./RuleList";
import { RuleShown } from "./RuleShown";
import { usePolicy } from "./usePolicy";

export default function PolicyPage({ desk, state, rule }: PageProps & { rule: string | null }): ReactNode {
  const { t } = useWords();
  const { value, fault, again } = usePolicy(desk);
  const [importing, setImporting] = useState(false);
  useEffect(() => setImporting(false), [rule]);
  const online = state.link.is === "online";
  const beside = importing || rule !== null;
  const close = () => {
    setImporting(false);
    go({ page: "policy", rule: null });
  };
  return (
    <main className={`page policy${beside ? " opened" : ""}`} aria-labelledby="policy-title">
      <Top desk={desk} policy={value} online={online} importing={importing} show={() => setImporting(true)} />
      <div className="policy-body">
        <section className="policy-list" aria-label={t("policy-rules")}>
          {fault && <Trouble words="policy-failed" fault={fault} again={again} />}
          {!value && !fault && <Skeleton />}
          {value && <RuleList policy={value} open={importing ? null : rule} chosen={() => setImporting(false)} />}
        </section>
        <div className="policy-beside">
          {beside && (
            <Button type="text" className="policy-back" onClick={close}>
              <Icon name="left" size="s" />
              {t("back")}
            </Button>
          )}
          {importing && <Importing desk={desk} online={online} imported={again} close={close} />}
          {!importing && value && <Beside desk={desk} policy={value} rule={rule} />}
        </div>
      </div>
    </main>
  );
}

function Beside({ desk, policy, rule }: { desk: Desk; policy: PolicyRules; rule: string | null }): ReactNode {
  const { t } = useWords();
  if (rule === null) return policy.rules.length > 0 && <p className="policy-hint">{t("policy-none-open")}</p>;
  const shown = policy.rules.find((each) => each.id === rule);
  if (!shown) return <p className="policy-hint">{t("policy-no-such", { rule })}</p>;
  return <RuleShown key={`${shown.id} ${shown.version}`} desk={desk} rule={shown} days={policy.days} />;
}

interface TopProps {
  desk: Desk;
  policy: PolicyRules | null;
  online: boolean;
  importing: boolean;
  show: () => void;
}

function Top({ desk, policy, online, importing, show }: TopProps): ReactNode {
  const { t } = useWords();
  const active = policy?.rules.filter((each) => each.active).length;
  return (
    <header className="wh">
      <h1 id="policy-title">
        {t("policy-title")}
        {active !== undefined && <span className="num mut">{t("policy-count", { count: active })}</span>}
      </h1>
      <span className="sp" />
      <Export desk={desk} off={!online} />
      <Button onClick={show} disabled={importing}>
        {t("policy-import")}
      </Button>
    </header>
  );
}

/** The rules in force as a file on her own disk. */
function Export({ desk, off }: { desk: Desk; off: boolean }): ReactNode {
  const all = useWords();
  const [state, setState] = useState<{ busy: boolean; fault: Fault | null }>({ busy: false, fault: null });
  const link = useRef<HTMLAnchorElement>(null);
  const save = async () => {
    setState({ busy: true, fault: null });
    try {
      const file = await desk.api.call<PolicyFile>("GET", "/policy/export");
      const address = URL.createObjectURL(new Blob([file.text], { type: "application/toml" }));
      if (link.current) {
        link.current.href = address;
        link.current.download = file.name ?? "";
        link.current.click();
      }
      URL.revokeObjectURL(address);
      setState({ busy: false, fault: null });
    } catch (error) {
      setState({ busy: false, fault: asFault(error) });
    }
  };
  return (
    <>
      {state.fault && (
        <span className="policy-wrong" role="alert">
          {all.t("policy-export-failed", { why: why(all, state.fault) })}
        </span>
      )}
      {/* Browsers save a file only by a link that is followed. */}
      <a ref={link} hidden />
      <Button onClick={() => void save()} loading={state.busy} disabled={off}>
        <Icon name="save" size="s" />
        {all.t("policy-export")}
      </Button>
    </>
  );
}

function Skeleton(): ReactNode {
  const { t } = useWords();
  return (
    <div className="skeleton" role="status" aria-label={t("list-loading")}>
      {[62, 84, 71, 78, 55].map((width) => (
        <div key={width}>
          <i style={{ width: `${width}%` }} />
          <i style={{ width: `${width / 3}%` }} />
        </div>
      ))}
    </div>
  );
}
