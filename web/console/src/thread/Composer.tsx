// Where the agent writes: a reply or a note, kept as she types.

import { Button, Input } from "antd";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useContactName } from "../chips";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import { isMine } from "../list/order";
import type { Mode } from "../outbox";
import type { Summary } from "../types.gen";
import { useWords } from "../words";

const MODES: readonly Mode[] = ["message", "note"];

interface Props {
  desk: Desk;
  row: Summary;
  typing: string | null;
}

export function Composer({ desk, row, typing }: Props): ReactNode {
  const { t } = useWords();
  const [mode, setMode] = useState<Mode>("message");
  const [texts, setTexts] = useState(() => ({
    message: desk.keep.draft(row.id, "message"),
    note: desk.keep.draft(row.id, "note"),
  }));
  const name = useContactName()(row);
  const text = texts[mode];
  const taken = row.owner === "agent" && !isMine(row, desk.me.id);
  const blocked = mode === "message" && taken;

  const write = (next: string) => {
    setTexts({ ...texts, [mode]: next });
    desk.keep.setDraft(row.id, mode, next);
    if (mode === "message" && next) desk.typed(row.id);
  };
  const send = () => {
    if (!text.trim() || blocked) return;
    desk.write(row.id, mode, text.trim());
    write("");
  };
  const pressed = (event: KeyboardEvent) => {
    // While an input method is open, Enter chooses a word. Safari says so only by the old key code.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };

  return (
    <div className={`comp ${mode}`}>
      <div className="tb">
        {MODES.map((each) => (
          <button key={each} type="button" aria-pressed={each === mode} onClick={() => setMode(each)}>
            {each === "note" && <Icon name="lock" size="s" />}
            {t(`mode-${each}`)}
          </button>
        ))}
        <span className="sp" />
        <span className="label typing-line" role="status">
          {typing && (
            <>
              <span className="typing">
                <i />
                <i />
                <i />
              </span>
              {t("is-typing", { name: typing })}
            </>
          )}
        </span>
      </div>
      {blocked ? (
        <p className="blocked">{t("not-yours", { name: row.agent?.name ?? "" })}</p>
      ) : (
        <Input.TextArea
          variant="borderless"
          autoSize={{ minRows: 2, maxRows: 10 }}
          value={text}
          placeholder={t(`write-${mode}`, { name })}
          aria-label={t(`write-${mode}`, { name })}
          onChange={(event) => write(event.target.value)}
          onKeyDown={pressed}
        />
      )}
      {!blocked && (
        <div className="ft">
          <span className="label trunc">{t(hintOf(row, mode))}</span>
          <span className="sp" />
          <Button type="primary" disabled={!text.trim()} onClick={send}>
            {t(`send-${mode}`)}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What sending will do besides sending. */
function hintOf(row: Summary, mode: Mode): string {
  return mode === "note" || row.owner === "agent" ? "composer-hint" : `composer-hint-${row.owner}`;
}
