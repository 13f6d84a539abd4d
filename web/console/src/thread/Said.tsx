// A message or a note, told apart by side, colour and name.

import { memo, type ReactNode } from "react";
import { Avatar } from "../chips";
import { Icon } from "../icons";
import { useForms, useWords } from "../words";
import { PartShown } from "./parts/Part";
import { Pictures } from "./parts/Pictures";
import type { Receipt } from "./receipt";
import type { Placed } from "./entries";
import type { Attachment } from "../types.gen";

interface Props {
  entry: Placed;
  opens: boolean;
  receipt: Receipt | null;
  /** What the customer is called. */
  contact: string;
}

export const Said = memo(function Said({ entry, opens, receipt, contact }: Props) {
  const { t } = useWords();
  const hers = entry.author === "contact";
  const name = hers ? contact : (entry.agent?.name ?? t(`author-${entry.author}`));
  const files = entry.parts.filter((part): part is Attachment => part.type === "attachment");
  const others = entry.parts.filter((part) => part.type !== "attachment");
  return (
    <article
      className={`msg ${hers ? "in" : `out ${sideOf(entry)}`}${opens ? "" : " goes-on"}`}
      data-key={entry.id}
      data-seq={entry.place}
    >
      {hers && <Avatar name={contact} size="sm" />}
      <div className="body">
        {opens && <Meta entry={entry} name={name} receipt={receipt} />}
        {entry.erased && <div className="bub erased">{t("erased")}</div>}
        {!entry.erased && entry.text && (
          <div className="said">
            {!opens && receipt && <span className="reach label">{t(`out-${receipt}`)}</span>}
            <div className="bub">{entry.text}</div>
          </div>
        )}
        {!entry.erased && files.length > 0 && <Pictures files={files} />}
        {!entry.erased && others.map((part, index) => <PartShown key={`${part.type} ${index}`} part={part} />)}
      </div>
    </article>
  );
});

function Meta({ entry, name, receipt }: { entry: Placed; name: string; receipt: Receipt | null }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const note = entry.kind === "note";
  return (
    <div className="meta num">
      {note && (
        <>
          <Icon name="lock" size="s" />
          <b>{t(entry.author === "contact" ? "note-rating" : "note-label")}</b>
        </>
      )}
      {note ? <span>{name}</span> : <b>{name}</b>}
      <span>
        <time dateTime={entry.at}>{forms.time(entry.at)}</time>
        {receipt && ` · ${t(`out-${receipt}`)}`}
      </span>
    </div>
  );
}

function sideOf(entry: Placed): string {
  if (entry.kind === "note") return "note";
  return { assistant: "bot", agent: "agent", contact: "", system: "house" }[entry.author];
}
