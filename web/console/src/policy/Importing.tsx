// A file of rules, compared before it counts: what it would change of the rules, and of what was decided lately.

import { Button } from "antd";
import { type DragEvent, type ReactNode, useState } from "react";
import { asFault, type Fault } from "../api";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import { Confirm } from "../settings/Confirm";
import { why } from "../Trouble";
import type { PolicyDone, PolicyTrial } from "../types.gen";
import { useWords } from "../words";
import { Trial } from "./Trial";

const LARGEST = 2_000_000;

interface Chosen {
  name: string;
  text: string;
}

type Step =
  | { is: "choosing"; wrong?: string }
  | { is: "trying"; file: Chosen }
  | { is: "refused"; file: Chosen; fault: Fault }
  | { is: "tried"; file: Chosen; trial: PolicyTrial; fault: Fault | null; busy: boolean }
  | { is: "done"; file: Chosen; done: PolicyDone };

interface Props {
  desk: Desk;
  online: boolean;
  imported: () => void;
  close: () => void;
}

export function Importing({ desk, online, imported, close }: Props): ReactNode {
  const all = useWords();
  const { t } = all;
  const [step, setStep] = useState<Step>({ is: "choosing" });
  const compare = async (file: Chosen) => {
    setStep({ is: "trying", file });
    try {
      const trial = await desk.api.call<PolicyTrial>("POST", "/policy/try", file);
      setStep({ is: "tried", file, trial, fault: null, busy: false });
    } catch (error) {
      setStep({ is: "refused", file, fault: asFault(error) });
    }
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LARGEST) setStep({ is: "choosing", wrong: t("policy-file-large") });
    else await compare({ name: file.name, text: await file.text() });
  };
  const bring = async (file: Chosen, trial: PolicyTrial) => {
    setStep({ is: "tried", file, trial, fault: null, busy: true });
    try {
      const body = { ...file, instead_of: trial.edition };
      const done = await desk.api.call<PolicyDone>("POST", "/policy/import", body);
      setStep({ is: "done", file, done });
      imported();
    } catch (error) {
      setStep({ is: "tried", file, trial, fault: asFault(error), busy: false });
    }
  };
  return (
    <article className="prule importing" aria-label={t("policy-import")}>
      <header>
        <h2>{t("policy-import-title")}</h2>
      </header>
      {(step.is === "choosing" || step.is === "refused") && (
        <Choose wrong={step.is === "choosing" ? step.wrong : undefined} take={take} off={!online} />
      )}
      {step.is !== "choosing" && (
        <p className="file">
          <Icon name="doc" size="s" />
          <span className="mono trunc">{step.file.name}</span>
        </p>
      )}
      {step.is === "trying" && (
        <div className="skeleton" role="status" aria-label={t("policy-comparing")}>
          <p className="mut">{t("policy-comparing")}</p>
          <i style={{ width: "60%" }} />
          <i style={{ width: "44%" }} />
        </div>
      )}
      {step.is === "refused" && (
        <div className="refused" role="alert">
          <p>
            <Icon name="warn" size="s" />
            <span>{why(all, step.fault)}</span>
          </p>
          {step.fault.status !== 422 && (
            <Button size="small" onClick={() => void compare(step.file)}>
              {t("again")}
            </Button>
          )}
        </div>
      )}
      {step.is === "tried" && (
        <>
          <Trial trial={step.trial} />
          <Decide
            admin={desk.me.role === "admin"}
            nothing={isNothing(step.trial)}
            busy={step.busy || !online}
            fault={step.fault}
            bring={() => void bring(step.file, step.trial)}
            compare={() => void compare(step.file)}
            leave={() => setStep({ is: "choosing" })}
          />
        </>
      )}
      {step.is === "done" && <Done done={step.done} close={close} />}
    </article>
  );
}

function isNothing({ added, changed, ended }: PolicyTrial): boolean {
  return added.length + changed.length + ended.length === 0;
}

function Choose({
  wrong,
  take,
  off,
}: {
  wrong: string | undefined;
  take: (file: File | undefined) => Promise<void>;
  off: boolean;
}): ReactNode {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!off) void take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <p className="mut">{t("policy-import-lead")}</p>
      <label
        className={`take-file${over ? " over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="doc" />
        <span>{t("policy-choose")}</span>
        <input
          type="file"
          accept=".toml,text/plain,application/toml"
          disabled={off}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </label>
      {wrong && (
        <p className="wrong" role="alert">
          <Icon name="warn" size="s" />
          {wrong}
        </p>
      )}
    </>
  );
}

interface DecideProps {
  admin: boolean;
  nothing: boolean;
  busy: boolean;
  fault: Fault | null;
  bring: () => void;
  compare: () => void;
  leave: () => void;
}

function Decide({ admin, nothing, busy, fault, bring, compare, leave }: DecideProps): ReactNode {
  const all = useWords();
  const { t } = all;
  const old = fault?.code === "policy_changed";
  return (
    <footer>
      {fault && (
        <p className="wrong" role="alert">
          <Icon name="warn" size="s" />
          {t("policy-import-failed", { why: why(all, fault) })}
        </p>
      )}
      {!admin && <p className="mut">{t("policy-import-admins")}</p>}
      <div className="row">
        {old && <Button onClick={compare}>{t("policy-compare-again")}</Button>}
        {admin && !nothing && !old && !busy && (
          <Confirm
            label={t("policy-bring")}
            means={t("policy-bring-means")}
            yes={t("policy-bring-yes")}
            does={bring}
            danger={false}
          />
        )}
        {busy && admin && <Button loading>{t("policy-bring")}</Button>}
        <Button type={admin && !nothing ? "text" : "default"} onClick={leave}>
          {t("policy-other-file")}
        </Button>
      </div>
    </footer>
  );
}

function Done({ done, close }: { done: PolicyDone; close: () => void }): ReactNode {
  const { t } = useWords();
  const counts = { added: done.added.length, changed: done.changed.length, ended: done.ended.length };
  return (
    <footer role="status">
      <p className="brought">
        <Icon name="check" size="s" />
        {t("policy-brought", counts)}
      </p>
      <Button onClick={close}>{t("policy-to-rules")}</Button>
    </footer>
  );
}
