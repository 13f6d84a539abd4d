// A deed by the agent's hand: its questions in place, what would come of the answers, and the way to propose it.

import "../look/deed-form.css";
import "../look/settings.css";
import { Button } from "antd";
import { type FormEvent, type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { asFault, type Fault } from "../api";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import { useAsked } from "../thread/useAsked";
import { Trouble, why } from "../Trouble";
import type { DeedBody, DeedPreview, DeedShown, Form } from "../types.gen";
import { useWords } from "../words";
import { type Answers, type Begun, asksFor, firstAnswers, isWhole, sent } from "./answers";
import { Question } from "./Question";

/** What is wanted, before it has an id. */
type DeedWish = Omit<DeedBody, "id">;

interface Props {
  desk: Desk;
  conversation: string;
  /** Null where it is about the customer herself. */
  order: string | null;
  action: string;
  known?: Begun;
  close: () => void;
}

export default function DeedForm(props: Props): ReactNode {
  const { desk, conversation, order, action } = props;
  const path = `/conversations/${encodeURIComponent(conversation)}`;
  const ask = useCallback(
    () => desk.api.call<Form>("GET", `${path}/form?${new URLSearchParams({ action, ...(order === null ? {} : { order }) })}`),
    [desk, path, action, order],
  );
  const { value, fault, again } = useAsked(ask);
  if (fault) return <Trouble words="deed-form-failed" fault={fault} again={again} />;
  return value ? <Asked {...props} form={value} path={path} /> : <Skeleton />;
}

function Asked({ desk, order, action, known, close, form, path }: Props & { form: Form; path: string }): ReactNode {
  const all = useWords();
  const [answers, setAnswers] = useState<Answers>(() => firstAnswers(form, known));
  const wish: DeedWish = { action, order, fields: sent(answers) };
  const whole = isWhole(form, answers);
  const shown = usePreview(desk, path, wish, whole);
  const sending = useSending(desk, path, close);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>(":is(input, select, button):enabled")?.focus(), []);
  const no = shown.preview?.verdict === "refuse" ? shown.preview : null;
  const at = asksFor(form, no?.reason ?? null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole && shown.preview && !no && !shown.asking) void sending.send(wish);
  };
  const left = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    // The form only: what it stands in stays open.
    event.preventDefault();
    close();
  };
  return (
    <form ref={box} className="deed-form" onSubmit={submit} onKeyDown={left}>
      {form.fields.map((field) => (
        <Question
          key={field.name}
          field={field}
          answer={answers[field.name]}
          fault={at === field.name ? (no?.words ?? null) : null}
          set={(answer) => {
            sending.forget();
            setAnswers((before) => ({ ...before, [field.name]: answer }));
          }}
        />
      ))}
      {shown.fault && (
        <p className="wrong" role="alert">
          {why(all, shown.fault)}
        </p>
      )}
      {shown.preview && whole && <Verdict preview={shown.preview} said={at !== null} />}
      {sending.fault && (
        <p className="wrong" role="alert">
          <Icon name="warn" size="s" />
          {why(all, sending.fault)}
        </p>
      )}
      <footer>
        <Button
          type="primary"
          htmlType="submit"
          size="small"
          loading={sending.busy}
          disabled={!whole || !shown.preview || no !== null}
        >
          {all.t(`deed-go-${no ? "confirm" : (shown.preview?.verdict ?? "confirm")}`)}
        </Button>
        <Button size="small" type="text" onClick={close}>
          {all.t("leave-it")}
        </Button>
      </footer>
    </form>
  );
}

const ICONS = { allow: "check", confirm: "clock", approve: "lock", refuse: "close" } as const;

/** What the rules say and, where they let it be, what will happen. */
function Verdict({ preview, said }: { preview: DeedPreview; said: boolean }): ReactNode {
  const { t } = useWords();
  const { verdict, words, lines } = preview;
  if (verdict === "refuse" && said) return null;
  return (
    <div className={`deed-verdict ${verdict}`} role="status">
      <p>
        <Icon name={ICONS[verdict]} size="s" />
        <span>{(verdict === "refuse" && words) || t(`deed-verdict-${verdict}`)}</span>
      </p>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

const PAUSE_MS = 250;

interface Shown {
  preview: DeedPreview | null;
  fault: Fault | null;
  asking: boolean;
}

/** Asks the rules a moment after the last change; an answer to what was asked before is dropped. */
function usePreview(desk: Desk, path: string, wish: DeedWish, whole: boolean): Shown {
  const [shown, setShown] = useState<Shown>({ preview: null, fault: null, asking: false });
  const asked = JSON.stringify(wish);
  useEffect(() => {
    let wanted = true;
    setShown((before) => ({ ...before, fault: null, asking: whole }));
    if (!whole) return undefined;
    const timer = setTimeout(() => {
      desk.api.call<DeedPreview>("POST", `${path}/deeds/preview`, JSON.parse(asked) as object).then(
        (preview) => wanted && setShown({ preview, fault: null, asking: false }),
        (error: unknown) => wanted && setShown({ preview: null, fault: asFault(error), asking: false }),
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [desk, path, asked, whole]);
  return shown;
}

interface Sending {
  busy: boolean;
  fault: Fault | null;
  send: (wish: DeedWish) => Promise<void>;
  forget: () => void;
}

/** One wish has one id: sent again after a lost answer it is the same deed. */
function useSending(desk: Desk, path: string, done: () => void): Sending {
  const [state, setState] = useState<{ busy: boolean; fault: Fault | null }>({ busy: false, fault: null });
  const id = useRef(crypto.randomUUID());
  const send = async (wish: DeedWish) => {
    if (state.busy) return;
    setState({ busy: true, fault: null });
    try {
      await desk.api.call<DeedShown>("POST", `${path}/deeds`, { id: id.current, ...wish });
      desk.reload();
      done();
    } catch (error) {
      const fault = asFault(error);
      // What was decided is decided under its id; another attempt is another wish.
      if (fault.status === 409) id.current = crypto.randomUUID();
      setState({ busy: false, fault });
    }
  };
  const forget = () => {
    if (state.fault) {
      id.current = crypto.randomUUID();
      setState({ busy: false, fault: null });
    }
  };
  return { ...state, send, forget };
}

function Skeleton(): ReactNode {
  const { t } = useWords();
  return (
    <div className="deed-form skeleton" role="status" aria-label={t("list-loading")}>
      {[40, 86, 70].map((width) => (
        <i key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
