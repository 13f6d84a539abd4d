// Making sure that it is she: a code goes to her e-mail or phone, and she types it in her chat. Nobody here sees it.

import { type ReactNode, useId, useRef, useState } from "react";
import { asFault, type Fault } from "../../api";
import type { Desk } from "../../desk";
import { Icon } from "../../icons";
import { why } from "../../Trouble";
import type { CodeOnItsWay, ContactShown, Summary } from "../../types.gen";
import { useForms, useWords } from "../../words";
import { Pop } from "../Pop";

type Way = ContactShown["ways"][number];

export interface Proving {
  ways: readonly Way[];
  sending: boolean;
  sent: CodeOnItsWay | null;
  fault: Fault | null;
  send: (way: Way) => void;
}

/** How a code can be sent to her just now, and what came of the last one; no ways where there is none to send. */
export function useProof(desk: Desk, row: Summary, contact: ContactShown | null): Proving {
  const [stand, setStand] = useState<Omit<Proving, "ways" | "send">>({ sending: false, sent: null, fault: null });
  const others = row.owner === "agent" && row.agent?.id !== desk.me.id;
  const ways = !contact || contact.level === "fresh" || others ? [] : contact.ways;
  const send = (way: Way): void => {
    setStand({ sending: true, sent: null, fault: null });
    const body = { id: crypto.randomUUID(), way };
    desk.api.call<CodeOnItsWay>("POST", `/conversations/${encodeURIComponent(row.id)}/code`, body).then(
      (sent) => setStand({ sending: false, sent, fault: null }),
      (error: unknown) => setStand({ sending: false, sent: null, fault: asFault(error) }),
    );
  };
  return { ...stand, ways, send };
}

const ICONS = { email: "mail", phone: "phone" } as const;

/** One quiet control at the end of the line that says how sure one is; where it goes is chosen in a small menu. */
export function SendCode({ proof }: { proof: Proving }): ReactNode {
  const { t } = useWords();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  if (proof.ways.length === 0) return null;
  return (
    <>
      <button
        ref={button}
        type="button"
        className="send-code"
        aria-expanded={open}
        aria-controls={id}
        disabled={proof.sending}
        onClick={() => setOpen(!open)}
      >
        {t("code-send")}
      </button>
      <Pop id={id} label={t("code-send")} open={open} change={setOpen} anchor={button} end className="others">
        <ul className="goals">
          {proof.ways.map((way, place) => (
            <li key={way}>
              <button
                type="button"
                {...(place === 0 ? { "data-first": true } : {})}
                onClick={() => {
                  setOpen(false);
                  proof.send(way);
                }}
              >
                <Icon name={ICONS[way]} size="s" />
                <span>{t(`code-by-${way}`)}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className="label">{t("code-says")}</p>
      </Pop>
    </>
  );
}

/** What came of it. */
export function CodeStands({ proof }: { proof: Proving }): ReactNode {
  const words = useWords();
  const forms = useForms();
  return (
    <div className="proof label" role="status">
      {proof.sent && words.t("code-on-its-way", { to: proof.sent.to, at: forms.time(proof.sent.expires_at) })}
      {proof.fault && <span className="bad">{why(words, proof.fault)}</span>}
    </div>
  );
}
