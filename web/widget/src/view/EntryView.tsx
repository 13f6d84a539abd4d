import { isErased, type Mark } from "../chat/select";
import { clock } from "../format";
import { pieces } from "../links";
import type { Attachment, Entry } from "../types.gen";
import { useAround } from "./context";
import { PartView } from "./cards/Part";
import { FilesView } from "./files/Files";
import { Icon } from "./icons";

interface Props {
  entry: Entry;
  /** Whether to say who speaks: only when that changes. */
  named: boolean;
  timed: boolean;
  pick: string | null;
  rate: boolean;
  /** How far her newest line got. */
  mark: Mark | null;
}

/** One line of the thread. */
export function EntryView({ entry, named, timed, pick, rate, mark }: Props) {
  const { words } = useAround();
  const { author } = entry;
  if (author === "system" && !entry.parts.length) return <p class="line">{entry.text || words.say("erased")}</p>;
  const files = entry.parts.filter((part): part is Attachment => part.type === "attachment");
  return (
    <article class={`entry ${author} ${named ? "first" : ""}`}>
      <Speaker entry={entry} shown={named} />
      {/* The card asks by itself. */}
      {entry.text !== "" && entry.parts[0]?.type !== "rating" && (
        <div class={author === "system" ? "line" : "bubble"}>
          <Text text={entry.text} />
        </div>
      )}
      {isErased(entry) && <p class="bubble erased">{words.say("erased")}</p>}
      {files.length > 0 && <FilesView files={files} />}
      {entry.parts.map((part, place) => (
        <PartView key={place} part={part} entry={entry} pick={pick} rate={rate} />
      ))}
      {timed && author !== "system" && (
        <p class="when small num">
          <time dateTime={entry.at}>{clock(words.locale, entry.at)}</time>
          {mark && (
            <span class={`mark ${mark}`}>
              <Icon name={mark === "sent" ? "check" : "twice"} />
              {words.say(`mark-${mark}`)}
            </span>
          )}
        </p>
      )}
    </article>
  );
}

/** Who speaks: shown for the assistant and the person, always there for a screen reader. */
function Speaker({ entry, shown }: { entry: Entry; shown: boolean }) {
  const { words } = useAround();
  const { author } = entry;
  if (author === "system") return null;
  const name = entry.name ?? words.say(`author-${author}`);
  if (author === "contact" || !shown) return <span class="sr">{words.say("said-by", { author: name })}</span>;
  return <p class={`speaker ${author}`}>{name}</p>;
}

/** Text with its lines kept and its addresses made links; never more than text. */
export function Text({ text }: { text: string }) {
  return (
    <>
      {pieces(text).map((piece, place) =>
        piece.href ? (
          <a key={place} href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}
