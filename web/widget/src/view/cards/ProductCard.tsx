import { money } from "../../format";
import { safeUrl } from "../../links";
import type { Product } from "../../types.gen";
import { useAround } from "../context";
import { Icon } from "../icons";
import { Picture } from "./Picture";

/** So few left that it is worth saying how many. */
const FEW = 10;

/** Something on sale. */
export function ProductCard({ product }: { product: Product }) {
  const { words } = useAround();
  const href = product.url ? safeUrl(product.url, location.origin) : null;
  const { stock, available, options = [] } = product;
  const few = available && typeof stock === "number" && stock <= FEW;
  const stand = !available || stock === 0 ? "product-out" : few ? "product-few" : "product-in";
  return (
    <section role="group" class="card product" aria-label={product.title}>
      <Picture url={product.picture} large />
      <div class="about">
        <h3>{product.title}</h3>
        <p class="price">
          {product.price && <b class="num">{money(words.locale, product.price)}</b>}
          <span class={`stock ${stand}`}>{words.say(stand, { stock: stock ?? 0 })}</span>
        </p>
        {product.text && <p class="text">{product.text}</p>}
        {options.length > 0 && <p class="small">{words.say("product-options", { options: options.join(words.say("list-comma")) })}</p>}
        {href && (
          <a class="link" href={href} target="_blank" rel="noopener noreferrer">
            {words.say("product-open")}
            <Icon name="out" />
          </a>
        )}
      </div>
    </section>
  );
}
