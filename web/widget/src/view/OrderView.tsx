import { day, moment, money } from "../format";
import type { Order, Parcel, ParcelEvent } from "../types.gen";
import { useAround } from "./context";

/** So many of the newest events are shown; the rest on request. */
const SHOWN = 3;

/** An order with its parcels. */
export function OrderView({ order }: { order: Order }) {
  const { words } = useAround();
  return (
    <section class="card order" aria-label={words.say("order", { id: order.id })}>
      <div class="top">
        <h2>
          <span class="num">{words.say("order", { id: order.id })}</span>
          <span class="status">{standing("order-status", order.status)}</span>
        </h2>
        <p class="small num">{words.say("order-placed", { date: day(words.locale, order.placed_at) })}</p>
      </div>
      <ul class="items">
        {order.items.map((item, place) => (
          <li key={place}>
            <span>
              {item.title} {item.quantity !== 1 && <small>{words.say("order-quantity", { quantity: item.quantity })}</small>}
            </span>
            <span class="num">{money(words.locale, item.price)}</span>
          </li>
        ))}
        <li class="total">
          <span>{words.say("order-total")}</span>
          <span class="num">{money(words.locale, order.total)}</span>
        </li>
      </ul>
      {order.parcels.map((parcel) => (
        <ParcelView key={parcel.tracking} parcel={parcel} />
      ))}
    </section>
  );
}

/** The words for a status; one we have no words for is shown as the shop says it. */
function standing(kind: string, status: string): string {
  const { words } = useAround();
  const key = `${kind}-${status}`;
  return words.has(key) ? words.say(key) : status;
}

function ParcelView({ parcel }: { parcel: Parcel }) {
  const { words } = useAround();
  const events = [...parcel.events].sort((a, b) => (a.at < b.at ? 1 : -1));
  const older = events.slice(SHOWN);
  return (
    <div class="parcel">
      <p class="small">
        <b>{standing("parcel-status", parcel.status)}</b> {parcel.carrier} <span class="num">{parcel.tracking}</span>
      </p>
      {events.length === 0 && <p class="small">{words.say("parcel-empty")}</p>}
      <Track events={events.slice(0, SHOWN)} newest />
      {older.length > 0 && (
        <details>
          <summary>{words.say("parcel-more", { count: older.length })}</summary>
          <Track events={older} />
        </details>
      )}
    </div>
  );
}

function Track({ events, newest = false }: { events: readonly ParcelEvent[]; newest?: boolean }) {
  const { words } = useAround();
  return (
    <ol class="track">
      {events.map((event, place) => (
        <li key={place} class={newest && place === 0 ? "now" : ""}>
          <span>
            {event.text}
            {event.place && !event.text.includes(event.place) && <small>{event.place}</small>}
          </span>
          <time class="num" dateTime={event.at}>
            {moment(words.locale, event.at)}
          </time>
        </li>
      ))}
    </ol>
  );
}
