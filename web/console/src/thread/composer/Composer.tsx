// Where the agent writes: a reply or a note, with quick replies and files, kept as she types.

import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef, useState } from "react";
import { useContactName } from "../../chips";
import type { Desk } from "../../desk";
import { Caps } from "../../frame/Caps";
import { handle } from "../../frame/commands";
import { Icon } from "../../icons";
import { isMine } from "../../list/order";
import type { Mode } from "../../outbox";
import type { StaffTyping, Summary } from "../../types.gen";
import { useWords } from "../../words";
import { asNote, FILES, sent } from "../draft";
import { keysOf } from "../Head";
import { useHere } from "../Here";
import { blanksIn } from "../macro";
import { FileChips } from "./FileChips";
import { typeIn } from "./Field";
import { Foot } from "./Foot";
import { useDraft } from "./useDraft";
import { useFiles } from "./useFiles";
import { useFilling } from "./useFilling";
import { Writing } from "./Writing";

const MODES: readonly Mode[] = ["message", "note"];

/** What others may ask of the composer. */
export interface ComposerHands {
  take: (files: Iterable<File>) => void;
}

interface Props {
  desk: Desk;
  row: Summary;
  typing: StaffTyping | null;
  hands: RefObject<ComposerHands | null>;
}

export function Composer({ desk, row, typing, hands }: Props): ReactNode {
  const { t } = useWords();
  const [draft, change] = useDraft(desk.keep, row.id);
  const [warned, setWarned] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const filling = useFilling(desk, row, field, change);
  const { mode } = draft;
  const { online } = useHere();
  const reply = useFiles(desk.api, online, (file) => change((before) => ({ files: [...before.files, file] })));
  const note = useFiles(desk.api, online, (file) => change((before) => ({ noteFiles: [...before.noteFiles, file] })));
  const files = mode === "note" ? note : reply;
  const text = draft[mode];
  const taken = row.owner === "agent" && !isMine(row, desk.me.id);
  const blocked = mode === "message" && taken;
  const blanks = mode === "message" ? blanksIn(text, draft.blanks) : [];
  const kept = draft[FILES[mode]];
  const failed = files.uploads.some((upload) => upload.fault);
  const waits = files.uploads.length === 0 ? null : failed ? "files-failed" : "files-first";

  const turn = (next: Mode) => {
    change({ mode: next });
    setWarned(null);
    requestAnimationFrame(() => field.current?.focus());
  };
  const toNote = () => {
    change(asNote);
    turn("note");
  };
  const take = (more: Iterable<File>) => {
    if (!blocked) files.add(more);
  };
  useImperativeHandle(hands, () => ({ take }));
  useModeCommands(mode, turn);

  const send = () => {
    if (blocked || waits || (!text.trim() && kept.length === 0)) return;
    if (blanks.length > 0 && warned !== text) {
      setWarned(text);
      return;
    }
    desk.write(row.id, mode, text.trim(), kept);
    change(sent);
    setWarned(null);
  };

  return (
    <div className={`comp ${mode}`}>
      <Top desk={desk} row={row} mode={mode} turn={turn} typing={typing} />
      {blocked ? (
        <Blocked name={row.agent?.name ?? ""} text={text} toNote={toNote} />
      ) : (
        <>
          <Writing
            desk={desk}
            row={row}
            field={field}
            draft={draft}
            change={change}
            take={take}
            filling={filling}
            send={send}
          />
          <FileChips
            files={files}
            kept={kept}
            drop={(id) => change((before) => ({ [FILES[mode]]: before[FILES[mode]].filter((file) => file.id !== id) }))}
          />
          {warned === text && blanks.length > 0 && (
            <p className="hint wait" role="alert">
              <Icon name="warn" size="s" />
              {t("blanks-left", { names: blanks.map((blank) => `[${blank}]`).join(" ") })}
            </p>
          )}
          <Foot
            desk={desk}
            row={row}
            mode={mode}
            waits={waits}
            ready={text.trim() !== "" || kept.length > 0}
            take={take}
            insert={(sign) => field.current && typeIn(field.current, sign)}
            fill={(macro) => void filling.fill(macro)}
            send={send}
          />
        </>
      )}
    </div>
  );
}

/** A colleague has the conversation; what was begun before she got it still stands there. */
function Blocked({ name, text, toNote }: { name: string; text: string; toNote: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <div className="blocked">
      <p>{t("not-yours", { name })}</p>
      {text.trim() && (
        <>
          <p className="unsent-reply">{text}</p>
          <button type="button" className="go" onClick={toNote}>
            {t("reply-to-note")}
          </button>
        </>
      )}
    </div>
  );
}

/** The keys for replying and for a note; the note's leads back again. */
function useModeCommands(mode: Mode, turn: (mode: Mode) => void): void {
  const now = useRef({ mode, turn });
  now.current = { mode, turn };
  useEffect(() => {
    const off = [
      handle("reply", () => now.current.turn("message")),
      handle("note", () => now.current.turn(now.current.mode === "note" ? "message" : "note")),
    ];
    return () => off.forEach((each) => each());
  }, []);
}

interface TopProps {
  desk: Desk;
  row: Summary;
  mode: Mode;
  turn: (mode: Mode) => void;
  typing: StaffTyping | null;
}

function Top({ row, mode, turn, typing }: TopProps): ReactNode {
  const { t } = useWords();
  const contact = useContactName()(row);
  const colleague = typing?.author === "agent" ? typing.agent?.name : null;
  const other = typing && !colleague ? (typing.author === "contact" ? contact : t(`author-${typing.author}`)) : null;
  return (
    <div className={`tb${colleague ? " collides" : ""}`}>
      {MODES.map((each) => (
        <button key={each} type="button" aria-pressed={each === mode} onClick={() => turn(each)}>
          {each === "note" && <Icon name="lock" size="s" />}
          {t(`mode-${each}`)}
          {each !== mode && <Caps keys={keysOf(each === "note" ? "note" : "reply")} />}
        </button>
      ))}
      <span className="sp" />
      <span className="label typing-line" role="status">
        {colleague && (
          <>
            <Icon name="eye" size="s" />
            <span className="trunc">{t("replying-too", { name: colleague })}</span>
          </>
        )}
        {other && (
          <>
            <span className="typing">
              <i />
              <i />
              <i />
            </span>
            <span className="trunc">{t("is-typing", { name: other })}</span>
          </>
        )}
      </span>
    </div>
  );
}
