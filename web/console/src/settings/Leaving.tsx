// Before one leaves a form with changes: save them, keep them, or let them go.

import { Button } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Overlay } from "../frame/Overlay";
import { Icon } from "../icons";
import { guarded } from "../route";
import { useWords } from "../words";
import type { Drafts, OpenForm } from "./drafts";

interface Asked {
  form: OpenForm;
  leave: () => void;
}

/** Asks whoever goes to another line, section or page, or back, or logs out; the tab itself asks when it is closed. */
export function Leaving({ drafts }: { drafts: Drafts }): ReactNode {
  const [asked, setAsked] = useState<Asked | null>(null);
  const passing = useRef(false);
  useEffect(
    () =>
      guarded((leave) => {
        const form = drafts.open;
        if (!form || passing.current || drafts.get(form.key) === undefined) leave();
        else setAsked({ form, leave });
      }),
    [drafts],
  );
  if (!asked) return null;
  const leave = () => {
    setAsked(null);
    passing.current = true;
    asked.leave();
    passing.current = false;
  };
  return <Question drafts={drafts} form={asked.form} leave={leave} stay={() => setAsked(null)} />;
}

interface Props {
  drafts: Drafts;
  form: OpenForm;
  leave: () => void;
  stay: () => void;
}

function Question({ drafts, form, leave, stay }: Props): ReactNode {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const save = async () => {
    setBusy(true);
    await form.save();
    // What could not be saved says why at the form.
    if (form.stays || drafts.get(form.key) !== undefined) stay();
    else leave();
  };
  const drop = () => {
    drafts.drop(form.key);
    leave();
  };
  return (
    <Overlay className="leaving" label={t("set-leaving")} close={stay}>
      <header>
        <h2>{t("set-leaving")}</h2>
        <Button type="text" icon={<Icon name="close" />} aria-label={t("set-leaving-stay")} onClick={stay} />
      </header>
      {form.blocked && <p>{form.blocked}</p>}
      <p>{t("set-leaving-means")}</p>
      <footer>
        {form.blocked === null && (
          <Button ref={first} type="primary" disabled={busy} onClick={() => void save()}>
            {t(busy ? "set-saving" : form.stays ? "set-save" : "set-leaving-save")}
          </Button>
        )}
        <Button {...(form.blocked === null ? {} : { ref: first })} disabled={busy} onClick={leave}>
          {t("set-leaving-keep")}
        </Button>
        <span className="sp" />
        <Button type="text" disabled={busy} onClick={drop}>
          {t("set-undo")}
        </Button>
      </footer>
    </Overlay>
  );
}
