// Making sure that it is she: a code goes to her e-mail or phone, and she types it in her chat. Nobody here sees it.

import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { asFault, type Fault } from "../../api";
import type { Desk } from "../../desk";
import { why } from "../../Trouble";
import type { CodeOnItsWay, ContactShown, Summary } from "../../types.gen";
import { useForms, useWords } from "../../words";

type Way = ContactShown["ways"][number];
type Stand = { sending: Way } | { sent: CodeOnItsWay } | { fault: Fault } | null;

interface Props {
  desk: Desk;
  row: Summary;
  contact: ContactShown;
}

export function Proof({ desk, row, contact }: Props): ReactNode {
  const words = useWords();
  const forms = useForms();
  const { t } = words;
  const [stand, setStand] = useState<Stand>(null);
  const others = row.owner === "agent" && row.agent?.id !== desk.me.id;
  if (contact.ways.length === 0 || contact.level === "fresh" || others) return null;
  const send = async (way: Way): Promise<void> => {
    setStand({ sending: way });
    try {
      const body = { id: crypto.randomUUID(), way };
      setStand({ sent: await desk.api.call<CodeOnItsWay>("POST", `/conversations/${encodeURIComponent(row.id)}/code`, body) });
    } catch (error) {
      setStand({ fault: asFault(error) });
    }
  };
  const sending = stand !== null && "sending" in stand ? stand.sending : null;
  return (
    <div className="proof">
      <div className="row">
        {contact.ways.map((way) => (
          <Button key={way} size="small" loading={sending === way} disabled={sending !== null} onClick={() => void send(way)}>
            {t(`code-by-${way}`)}
          </Button>
        ))}
      </div>
      <div className="label" role="status">
        {stand !== null && "sent" in stand && t("code-on-its-way", { to: stand.sent.to, at: forms.time(stand.sent.expires_at) })}
        {stand !== null && "fault" in stand && <span className="bad">{why(words, stand.fault)}</span>}
        {(stand === null || sending !== null) && t("code-says")}
      </div>
    </div>
  );
}
