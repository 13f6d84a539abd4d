import { offerState } from "../../chat/select";
import { figures } from "../../format";
import type { Entry, Offer } from "../../types.gen";
import { useAround } from "../context";
import { Icon, type IconName } from "../icons";

/** Shape says it too, not colour alone. What is refused has a square, what is unknown a dashed ring (style sheet). */
const SIGNS: Partial<Record<string, IconName>> = { confirmed: "clock", declined: "cross", void: "info", done: "check" };
/** What a line is about. One of an offer that does not say is a note. */
const ABOUT = { goods: "box", place: "place", time: "clock", money: "money", note: "info" } as const;
/** Here a figure is a part of a name. */
const NAMES = new Set(["goods", "place"]);

/** A deed proposed in full: what will happen, line by line, and the yes; then how it went. */
export function OfferCard({ part, entry, pick }: { part: Offer; entry: Entry; pick: string | null }) {
  const { chat, words } = useAround();
  const state = offerState(part);
  const open = state === "open" && pick === null;
  const said = state !== "open" ? state : pick === "no" ? "declined" : "confirmed";
  const sign = SIGNS[said];
  return (
    <section role="group" class={`card offer ${open ? "live" : said}`} aria-label={part.title}>
      <h3>{part.title}</h3>
      {part.lines.length > 0 && (
        <ul>
          {part.lines.map((line, place) => {
            const kind = part.kinds?.[place] ?? "note";
            return (
              <li key={place}>
                <Icon name={ABOUT[kind]} />
                <span>
                  {NAMES.has(kind)
                    ? line
                    : figures(line).map((piece, at) => (piece.figure ? <b key={at} class="num">{piece.text}</b> : piece.text))}
                </span>
              </li>
            );
          })}
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
          {sign ? <Icon name={sign} /> : <i aria-hidden="true" />}
          <span>{part.stands || words.say(`offer-${said}`)}</span>
        </p>
      )}
    </section>
  );
}
