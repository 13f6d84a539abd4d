import { clock, pieces } from "../format";
import { isErased } from "../state";
import type { Entry } from "../types.gen";
import { useAround } from "./context";
import { PartView } from "./parts";

interface Props {
  entry: Entry;
  /** Whether to say who speaks: only when that changes. */
  named: boolean;
  timed: boolean;
  pick: string | null;
  rate: boolean;
}

/** One line of the thread. */
export function EntryView({ entry, named, timed, pick, rate }: Props) {
  const { words } = useAround();
  const { author } = entry;
  if (author === "system" && !entry.parts.length) return <p class="line">{entry.text || words.say("erased")}</p>;
  const time = clock(words.locale, entry.at);
  return (
    <article class={`entry ${author}`}>
      <Speaker author={author} shown={named} />
      {entry.text !== "" && (
        <div class={author === "system" ? "line" : "bubble"}>
          <Text text={entry.text} />
        </div>
      )}
      {isErased(entry) && <p class="bubble erased">{words.say("erased")}</p>}
      {entry.parts.map((part, place) => (
        <PartView key={place} part={part} entry={entry} pick={pick} rate={rate} />
      ))}
      {timed && author !== "system" && (
        <time class="small num" dateTime={entry.at}>
          {time}
        </time>
      )}
    </article>
  );
}

/** Who speaks: shown for the assistant and the person, always there for a screen reader. */
function Speaker({ author, shown }: { author: Entry["author"]; shown: boolean }) {
  const { words } = useAround();
  if (author === "system") return null;
  const name = words.say(`author-${author}`);
  if (author === "contact" || !shown) return <span class="sr">{words.say("said-by", { author: name })}</span>;
  return <p class={`speaker ${author}`}>{name}</p>;
}

/** Text with its lines kept and its addresses made links. */
export function Text({ text }: { text: string }) {
  return (
    <>
      {pieces(text).map((piece, place) =>
        piece.href ? (
          <a key={place} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}
