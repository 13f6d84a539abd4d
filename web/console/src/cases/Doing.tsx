// The steps one may take in a case, each with what it needs: a reason, a parcel's number, or what was found.

import { Button } from "antd";
import { type FormEvent, type ReactNode, useState } from "react";
import { asFault, type Fault } from "../api";
import type { Desk } from "../desk";
import { why } from "../Trouble";
import type { CaseDetail, CaseDo, CaseLink, CaseStepBody } from "../types.gen";
import { useForms, useWords } from "../words";
import type { OneCase } from "./useCases";

interface Props {
  desk: Desk;
  one: OneCase;
  value: CaseDetail;
  online: boolean;
}

/** What stands against the customer is no first choice. */
const LAST = new Set(["refuse", "withdraw", "ask_photos"]);

export function Doing({ desk, one, value, online }: Props): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState<CaseDo | null>(null);
  const { busy, fault, run } = useRun();
  const steps = value.do.toSorted((a, b) => Number(LAST.has(a.step)) - Number(LAST.has(b.step)));
  const press = (step: CaseDo) => {
    if (step.needs === "nothing" && step.step !== "withdraw") void run(() => one.take(step.step, {}));
    else setOpen(step);
  };
  return (
    <>
      {!open && (
        <div className="row case-steps">
          {steps.map((step, place) => (
            <Button
              key={step.step}
              type={place === 0 && value.case.turn === "shop" && !LAST.has(step.step) ? "primary" : "default"}
              disabled={!online || busy}
              onClick={() => press(step)}
            >
              {step.title}
            </Button>
          ))}
          {!value.case.agent && (
            <Button type="text" disabled={!online || busy} onClick={() => void run(() => one.take("take", {}))}>
              {t("case-take")}
            </Button>
          )}
          {!value.case.conversation && (
            <Button type="text" disabled={!online || busy} onClick={() => void run(one.write)}>
              {t("case-write")}
            </Button>
          )}
          {value.case.state === "received" && <Elsewhere desk={desk} id={value.case.id} off={!online} />}
        </div>
      )}
      {open && (
        <StepForm
          key={open.step}
          step={open}
          busy={busy}
          send={(body) => void run(() => one.take(open.step, body)).then((well) => well && setOpen(null))}
          close={() => setOpen(null)}
        />
      )}
      {fault && <Wrong fault={fault} />}
    </>
  );
}

/** One thing at a time, and what went wrong with it. */
export function useRun(): { busy: boolean; fault: Fault | null; run: (what: () => Promise<void>) => Promise<boolean> } {
  const [state, setState] = useState<{ busy: boolean; fault: Fault | null }>({ busy: false, fault: null });
  const run = async (what: () => Promise<void>): Promise<boolean> => {
    setState({ busy: true, fault: null });
    try {
      await what();
      setState({ busy: false, fault: null });
      return true;
    } catch (error) {
      setState({ busy: false, fault: asFault(error) });
      return false;
    }
  };
  return { ...state, run };
}

export function Wrong({ fault }: { fault: Fault }): ReactNode {
  const all = useWords();
  return (
    <p className="wrong" role="alert">
      {all.t("case-not-done", { why: why(all, fault) })}
    </p>
  );
}

interface FormProps {
  step: CaseDo;
  busy: boolean;
  send: (body: Partial<CaseStepBody>) => void;
  close: () => void;
}

function StepForm({ step, busy, send, close }: FormProps): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState("");
  const [passed, setPassed] = useState<boolean | null>(null);
  const verdict = step.needs === "verdict";
  const number = step.needs === "number";
  const whole = verdict ? passed !== null && (passed || text.trim() !== "") : step.needs === "nothing" || text.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!whole || busy) return;
    if (number) send({ tracking: text.trim() });
    else send({ text: text.trim(), ...(verdict ? { passed } : {}) });
  };
  return (
    <form className="step-form" onSubmit={submit} onKeyDown={(event) => event.key === "Escape" && close()}>
      <b>{step.title}</b>
      {verdict && (
        <div className="row" role="radiogroup" aria-label={t("case-found")}>
          {[true, false].map((each) => (
            <label key={String(each)}>
              <input type="radio" name="passed" checked={passed === each} onChange={() => setPassed(each)} />
              {t(each ? "case-passed" : "case-not-passed")}
            </label>
          ))}
        </div>
      )}
      {number ? (
        <label>
          {t("case-tracking")}
          <input className="inp mono" autoFocus maxLength={64} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      ) : (
        <label>
          {t(verdict ? "case-found-words" : step.needs === "why" ? "case-why" : "case-withdraw-why")}
          <textarea className="inp" autoFocus={!verdict} rows={2} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      )}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!whole}>
          {step.title}
        </Button>
        <Button onClick={close}>{t("leave-it")}</Button>
      </div>
    </form>
  );
}

/** An address for whoever inspects the parcel without working here. */
function Elsewhere({ desk, id, off }: { desk: Desk; id: string; off: boolean }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const [link, setLink] = useState<CaseLink | null>(null);
  const { busy, fault, run } = useRun();
  const ask = () => run(async () => setLink(await desk.api.call<CaseLink>("POST", `/cases/${encodeURIComponent(id)}/inspection`)));
  if (link) {
    return (
      <p className="elsewhere">
        <input className="inp mono" readOnly value={link.url} aria-label={t("case-elsewhere")} onFocus={(event) => event.target.select()} />
        <small className="mut">{t("case-elsewhere-until", { at: forms.stamp(link.expires_at) })}</small>
      </p>
    );
  }
  return (
    <>
      <Button type="text" disabled={off || busy} onClick={() => void ask()}>
        {t("case-elsewhere")}
      </Button>
      {fault && <Wrong fault={fault} />}
    </>
  );
}
