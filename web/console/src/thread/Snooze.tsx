// Puts the conversation out of the way until a time, or until the customer writes.

import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { Desk } from "../desk";
import { local, usual } from "../frame/snooze";
import type { Summary } from "../types.gen";
import { useForms, useWords } from "../words";

interface Props {
  desk: Desk;
  row: Summary;
  close: () => void;
}

export function Snooze({ desk, row, close }: Props): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const [other, setOther] = useState("");
  const now = new Date();
  const put = async (until: Date) => {
    if (await desk.acts.snooze(row.id, until.toISOString())) close();
  };
  const chosen = other ? new Date(other) : null;
  const fits = chosen !== null && chosen.getTime() > now.getTime();
  return (
    <div className="panel">
      <h3>{t("tool-snooze")}</h3>
      <p className="label">{t("snooze-hint")}</p>
      <ul className="goals">
        {usual(now).map(({ name, at }, index) => (
          <li key={name}>
            <button type="button" {...(index === 0 ? { "data-first": "" } : {})} onClick={() => void put(at)}>
              <span>{t(`step-until-${name}`)}</span>
              <span className="label num">{forms.moment(at.toISOString())}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="when">
        <input
          type="datetime-local"
          value={other}
          min={local(now)}
          aria-label={t("step-until-other")}
          onChange={(event) => setOther(event.target.value)}
        />
        <Button disabled={!fits} onClick={() => chosen && void put(chosen)}>
          {t("snooze-go")}
        </Button>
      </div>
    </div>
  );
}
