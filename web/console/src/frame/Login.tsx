// The way in.

import { Button } from "antd";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Fault, logIn, type Session } from "../api";
import { Icon } from "../icons";
import { lastEmail } from "../keep";
import { why } from "../Trouble";
import { type Locale, LOCALES, useWords, type Words } from "../words";

interface Props {
  /** The session ended by itself, not by the agent. */
  ended: boolean;
  /** Lies over the desk, which waits beneath as it was. */
  over?: boolean;
  enter: (session: Session) => void;
  speak: (locale: Locale) => void;
}

function reason(words: Words, fault: Fault): string {
  return fault.status === 401 || fault.status === 422 ? words.t("login-wrong") : why(words, fault);
}

export function Login({ ended, over = false, enter, speak }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  const [known] = useState(() => lastEmail.get());
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setFault(null);
    const email = String(fields.get("email")).trim();
    try {
      const session = await logIn(email, String(fields.get("password")));
      lastEmail.set(email);
      enter(session);
    } catch (error) {
      setFault(error instanceof Fault ? error : new Fault(0, "unknown"));
      setBusy(false);
    }
  };
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    box.current?.showModal();
    // A dialog puts the focus on its first field; whose mail address is known goes on to the password.
    if (known) box.current?.querySelector<HTMLElement>("#password")?.focus();
  }, [known]);
  const form = (
    <form onSubmit={(event) => void submit(event)} aria-labelledby="login-title">
      <div className="brand">
        <span className="logo">
          <Icon name="house" size="l" />
        </span>
        {t("app-name")}
      </div>
      <h1 id="login-title">{t("login-title")}</h1>
      <p className="mut">{ended ? t("login-again") : t("login-lead")}</p>
      <label htmlFor="email">{t("login-email")}</label>
      <input
        id="email"
        name="email"
        type="email"
        className="inp large"
        autoComplete="username"
        required
        defaultValue={known}
        autoFocus={!known}
      />
      <label htmlFor="password">{t("login-password")}</label>
      <input
        id="password"
        name="password"
        type="password"
        className="inp large"
        autoComplete="current-password"
        required
        autoFocus={Boolean(known)}
        aria-describedby="login-fault"
      />
      <p id="login-fault" className="fault" role="alert">
        {fault && (
          <>
            <Icon name="warn" size="s" />
            {reason(words, fault)}
          </>
        )}
      </p>
      <Button type="primary" size="large" htmlType="submit" block disabled={busy}>
        {t(busy ? "login-busy" : "login-submit")}
      </Button>
      <div className="langs">
        {LOCALES.map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            aria-pressed={each === words.locale}
            onClick={() => speak(each)}
          >
            {t(`locale-${each}`)}
          </button>
        ))}
      </div>
    </form>
  );
  if (!over) return <main className="login">{form}</main>;
  return (
    <dialog ref={box} className="login over" aria-labelledby="login-title" onCancel={(event) => event.preventDefault()}>
      {form}
    </dialog>
  );
}
