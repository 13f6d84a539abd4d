// A deed of which nobody knows what came of it: a person looks in the shop and says so, with how she knows.

import { Button } from "antd";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { asFault, type Fault } from "../api";
import { Icon } from "../icons";
import { why as whyNot } from "../Trouble";
import type { DeedRow, DeedShown } from "../types.gen";
import { useWords } from "../words";

export type SettleDeed = (id: string, happened: boolean, why: string) => Promise<void>;

interface Props {
  row: DeedRow;
  decided: DeedShown | null;
  /** Whether she may, by her role. */
  leads: boolean;
  online: boolean;
  settle: SettleDeed;
}

const LONGEST = 500;

export function Settle({ row, decided, leads, online, settle }: Props): ReactNode {
  const { t } = useWords();
  if (decided) {
    const done = decided.state === "done";
    return (
      <footer role="status" className={done ? "done" : "refused"}>
        <Icon name={done ? "check" : "close"} size="s" />
        <span>{t(done ? "deeds-settled-done" : "deeds-settled-refused")}</span>
      </footer>
    );
  }
  // Until then a machine may still be calling: see what is said above.
  if (!row.escalated) return null;
  const no = row.own ? "deeds-settle-own" : leads ? null : "deeds-settle-leads";
  if (no) {
    return (
      <footer>
        <Icon name="lock" size="s" />
        <span>{t(no)}</span>
      </footer>
    );
  }
  return <Say id={row.deed.id} online={online} settle={settle} />;
}

function Say({ id, online, settle }: { id: string; online: boolean; settle: SettleDeed }): ReactNode {
  const all = useWords();
  const { t } = all;
  const name = useId();
  const [happened, setHappened] = useState<boolean | null>(null);
  const [why, setWhy] = useState("");
  const [state, setState] = useState<{ busy: boolean; fault: Fault | null }>({ busy: false, fault: null });
  const say = async (event: FormEvent) => {
    event.preventDefault();
    if (happened === null || !why.trim() || state.busy) return;
    setState({ busy: true, fault: null });
    try {
      await settle(id, happened, why.trim());
      setState({ busy: false, fault: null });
    } catch (error) {
      setState({ busy: false, fault: asFault(error) });
    }
  };
  return (
    <form className="settle" onSubmit={(event) => void say(event)}>
      <fieldset>
        <legend>{t("deeds-settle")}</legend>
        {[true, false].map((each) => (
          <label key={String(each)}>
            <input type="radio" name={name} checked={happened === each} onChange={() => setHappened(each)} />
            <span>
              {t(each ? "deeds-settle-yes" : "deeds-settle-no")}
              <small>{t(each ? "deeds-settle-yes-means" : "deeds-settle-no-means")}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {happened !== null && (
        <>
          <label htmlFor={`${name}w`}>{t("deeds-settle-why")}</label>
          <input
            id={`${name}w`}
            className="inp"
            value={why}
            maxLength={LONGEST}
            placeholder={t("deeds-settle-why-hint")}
            autoComplete="off"
            onChange={(event) => setWhy(event.target.value)}
          />
          <div className="row">
            <Button type="primary" htmlType="submit" loading={state.busy} disabled={!online || !why.trim()}>
              {t(happened ? "deeds-settle-go-yes" : "deeds-settle-go-no")}
            </Button>
            <Button type="text" onClick={() => setHappened(null)} disabled={state.busy}>
              {t("leave-it")}
            </Button>
          </div>
        </>
      )}
      {state.fault && (
        <p className="wrong" role="alert">
          {t("deeds-failed-to", { why: whyNot(all, state.fault) })}
        </p>
      )}
    </form>
  );
}
