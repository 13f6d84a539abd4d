import { safeUrl } from "../format";
import { offerState } from "../state";
import type { AnyPart, Article, Choices, Entry, Offer } from "../types.gen";
import { useAround } from "./context";
import { Icon } from "./icons";
import { OrderView } from "./OrderView";
import { RatingView } from "./RatingView";

interface Props {
  part: AnyPart;
  entry: Entry;
  /** What the customer picked here and the server has not confirmed yet. */
  pick: string | null;
  rate: boolean;
}

/** Any part; one this page does not know yet is left out. */
export function PartView({ part, entry, pick, rate }: Props) {
  switch (part.type) {
    case "choices":
      return <ChoicesView part={part} entry={entry} pick={pick} />;
    case "offer":
      return <OfferView part={part} entry={entry} pick={pick} />;
    case "order":
      return <OrderView order={part} />;
    case "article":
      return <ArticleView article={part} />;
    case "rating":
      return <RatingView part={part} open={rate} />;
    default:
      return null;
  }
}

function ArticleView({ article }: { article: Article }) {
  const { words } = useAround();
  const href = safeUrl(article.url, location.origin);
  return (
    <p class="source">
      <Icon name="article" />
      <span>
        {words.say("source")}{" "}
        {href ? (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {article.title}
          </a>
        ) : (
          article.title
        )}
      </span>
    </p>
  );
}

function ChoicesView({ part, entry, pick }: { part: Choices; entry: Entry; pick: string | null }) {
  const { chat, words } = useAround();
  const chosen = part.picked ?? pick;
  return (
    <div class="choices" role="group" aria-label={words.say("choices")}>
      {part.options.map((option) => {
        const here = option.value === chosen;
        return (
          <button
            key={option.value}
            type="button"
            class={here ? "sel" : ""}
            disabled={chosen !== null && !here}
            aria-pressed={here}
            aria-disabled={here}
            onClick={() => chosen === null && chat.pick(entry.id, option.value)}
          >
            {here && <Icon name="check" />}
            {option.label}
            {here && <span class="sr">, {words.say("picked")}</span>}
          </button>
        );
      })}
    </div>
  );
}

function OfferView({ part, entry, pick }: { part: Offer; entry: Entry; pick: string | null }) {
  const { chat, words } = useAround();
  const state = offerState(part);
  const open = state === "open" && pick === null;
  const said = state !== "open" ? state : pick === "no" ? "declined" : "confirmed";
  return (
    <section class={`card offer ${open ? "live" : ""}`} aria-label={part.title}>
      <h2>{part.title}</h2>
      {part.lines.length > 0 && (
        <ul>
          {part.lines.map((line, place) => (
            <li key={place}>{line}</li>
          ))}
        </ul>
      )}
      {open ? (
        <div class="yes">
          <button type="button" class="primary" onClick={() => chat.pick(entry.id, "yes")}>
            {part.yes}
          </button>
          <button type="button" class="secondary" onClick={() => chat.pick(entry.id, "no")}>
            {part.no}
          </button>
        </div>
      ) : (
        <p class={`stand ${said}`}>
          <i aria-hidden="true" />
          {words.say(`offer-${said}`)}
        </p>
      )}
    </section>
  );
}
