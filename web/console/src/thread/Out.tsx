// A line of one's own that the server has not shown back yet: it stands where it will stand, and says how far it is.

import type { ReactNode } from "react";
import { Icon } from "../icons";
import type { Outgoing } from "../outbox";
import { why } from "../Trouble";
import { useForms, useWords } from "../words";
import { useHere } from "./Here";
import { Pictures } from "./parts/Pictures";

/** Refusals after which the conversation itself has to change before the line can go out. */
const CLOSED = new Set(["resolved", "conversation_resolved", "not_open", "not_possible"]);
/** Refusals of the line as it is: sent again it would be refused again. */
const AS_IT_IS = new Set(["too_long", "empty", "no_such_attachment", "id_taken", "not_yours"]);

export function Out({ out, opens }: { out: Outgoing; opens: boolean }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const { desk, online } = useHere();
  const failed = out.state === "failed";
  const offline = out.state === "sending" && !online;
  const note = out.kind === "note";
  const files = out.attachments ?? [];
  const stands = (
    <span className="state" role="status">
      {out.state !== "sent" && <Icon name="clock" size="s" />}
      {t(offline ? "out-offline" : `out-${out.state}`)}
    </span>
  );
  return (
    <article className={`msg out ${note ? "note" : "agent"}${opens ? "" : " goes-on"}`} data-key={out.id}>
      <div className="body">
        {opens && (
          <div className="meta num">
            {note && (
              <>
                <Icon name="lock" size="s" />
                <b>{t("note-label")}</b>
              </>
            )}
            {note ? <span>{desk.me.name}</span> : <b>{desk.me.name}</b>}
            <time dateTime={out.at}>{forms.time(out.at)}</time>
            {!failed && !offline && <>· {stands}</>}
          </div>
        )}
        <div className="said">
          {!opens && !failed && !offline && <span className="reach label">{stands}</span>}
          {out.text ? (
            <div className={`bub${failed ? "" : " on-its-way"}`}>{out.text}</div>
          ) : (
            <span className={failed ? "" : "on-its-way"} />
          )}
        </div>
        {files.length > 0 && <Pictures files={files} />}
        {offline && <div className="meta under">{stands}</div>}
        {failed && <Failed out={out} />}
      </div>
    </article>
  );
}

function Failed({ out }: { out: Outgoing }): ReactNode {
  const words = useWords();
  const { t } = words;
  const { desk, row } = useHere();
  const code = out.code ?? "unknown";
  const closed = CLOSED.has(code) && row.owner === "nobody";
  const reopen = async () => {
    await desk.act("reopen");
    desk.retry(out.id);
  };
  return (
    <div className="meta under late" role="alert">
      <span className="why">
        <Icon name="warn" size="s" />
        {t("out-failed", { why: closed ? t("out-closed") : why(words, { code }) })}
      </span>
      <span className="ways">
        {!AS_IT_IS.has(code) && (
          <button type="button" onClick={() => (closed ? void reopen() : desk.retry(out.id))}>
            {t(closed ? "out-reopen" : "out-again")}
          </button>
        )}
        <button type="button" onClick={() => desk.takeBack(out.id)}>
          {t("out-edit")}
        </button>
      </span>
    </div>
  );
}
