import { moment, shortly } from "../../format";
import type { Parcel, ParcelEvent } from "../../types.gen";
import type { Words } from "../../words";
import { useAround } from "../context";
import { milestones } from "./milestones";

/** The words for a status; one we have no words for is shown as the shop says it. */
export function standing(words: Words, kind: string, status: string): string {
  const key = `${kind}-${status}`;
  return words.has(key) ? words.say(key) : status;
}

/** A parcel: its way in four points, what the carrier said last, and all the rest on request. */
export function ParcelView({ parcel }: { parcel: Parcel }) {
  const { words } = useAround();
  const events = [...parcel.events].sort((a, b) => (a.at < b.at ? 1 : -1));
  const older = events.slice(1);
  const { passed, ahead } = milestones(parcel);
  return (
    <div class={`parcel ${parcel.status}`}>
      <p class="small">
        <b>{standing(words, "parcel-status", parcel.status)}</b> {parcel.carrier} <span class="num">{parcel.tracking}</span>
      </p>
      {events.length === 0 && <p class="small">{words.say("parcel-empty")}</p>}
      {passed.length > 1 && (
        <div class="way" aria-hidden="true">
          {passed.map((event, place) => (
            <span key={place} class={place === passed.length - 1 ? "here" : "past"}>
              <b>{town(event.place) || event.text}</b>
              <time class="num">{shortly(words.locale, event.at)}</time>
            </span>
          ))}
          {ahead && (
            <span>
              <b>{standing(words, "parcel-status", "delivered")}</b>
            </span>
          )}
        </div>
      )}
      <Track events={events.slice(0, 1)} newest />
      {older.length > 0 && (
        <details>
          <summary>{words.say("parcel-more", { count: older.length })}</summary>
          <Track events={older} />
        </details>
      )}
    </div>
  );
}

/** A place without its country, where there is little room. */
function town(place: string): string {
  return place.split(/[,，]/)[0] ?? "";
}

function Track({ events, newest = false }: { events: readonly ParcelEvent[]; newest?: boolean }) {
  const { words } = useAround();
  return (
    <ol class="track">
      {events.map((event, place) => (
        <li key={place} class={newest ? "now" : ""}>
          <span>
            {event.text} {event.place && !event.text.includes(event.place) && <small>{event.place}</small>}
          </span>
          <time class="num" dateTime={event.at}>
            {moment(words.locale, event.at)}
          </time>
        </li>
      ))}
    </ol>
  );
}
