import { day, money } from "../../format";
import { safeUrl } from "../../links";
import type { Order } from "../../types.gen";
import { useAround } from "../context";
import { Icon } from "../icons";
import { ParcelView, standing } from "./ParcelView";
import { Picture } from "./Picture";

/** An order with its parcels. */
export function OrderCard({ order }: { order: Order }) {
  const { words } = useAround();
  const href = order.url ? safeUrl(order.url, location.origin) : null;
  return (
    <section role="group" class="card order" aria-label={words.say("order", { id: order.id })}>
      <div class="top">
        <h3>
          <span class="num">{words.say("order", { id: order.id })}</span>
          <span class="status">{standing(words, "order-status", order.status)}</span>
        </h3>
        <p class="small num">{words.say("order-placed", { date: day(words.locale, order.placed_at) })}</p>
      </div>
      <ul class="items">
        {order.items.map((item, place) => (
          <li key={place}>
            <Picture url={item.picture} />
            <span class="about">
              <span class="name">{item.title}</span>
              {item.quantity !== 1 && (
                <small class="num">
                  {words.say("order-quantity", { quantity: item.quantity, price: money(words.locale, item.price) })}
                </small>
              )}
            </span>
            <span class="num">{money(words.locale, { ...item.price, amount: item.price.amount * item.quantity })}</span>
          </li>
        ))}
      </ul>
      {(["shipping", "discount"] as const).map((key) => {
        const value = order[key];
        return value?.amount ? (
          <p key={key} class="besides">
            <span>{words.say(`order-${key}`)}</span>
            <span class="num">{money(words.locale, value)}</span>
          </p>
        ) : null;
      })}
      <p class="total">
        <span>{words.say("order-total")}</span>
        <span class="num">{money(words.locale, order.total)}</span>
      </p>
      {order.parcels.map((parcel) => (
        <ParcelView key={parcel.tracking} parcel={parcel} />
      ))}
      {href && (
        <a class="link foot" href={href} target="_blank" rel="noopener noreferrer">
          {words.say("order-open")}
          <Icon name="out" />
        </a>
      )}
    </section>
  );
}
