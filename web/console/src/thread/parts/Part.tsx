// What stands below a text: choices, an offer, an order, a product, an article, a rating.

import type { ReactNode } from "react";
import { Icon } from "../../icons";
import type { AnyPart, Article, Attachment, Choices, Order, Product, Rating } from "../../types.gen";
import { keyPart, useForms, useWords } from "../../words";
import { Offer } from "./Offer";
import { Picture, safe } from "./Picture";

export function PartShown({ part }: { part: Exclude<AnyPart, Attachment> }): ReactNode {
  switch (part.type) {
    case "choices":
      return <ChoicesShown part={part} />;
    case "offer":
      return <Offer part={part} />;
    case "order":
      return <OrderShown part={part} />;
    case "product":
      return <ProductShown part={part} />;
    case "article":
      return <ArticleShown part={part} />;
    case "rating":
      return <RatingShown part={part} />;
  }
}

function ArticleShown({ part }: { part: Article }): ReactNode {
  const { t } = useWords();
  return (
    <a className="pcard" href={safe(part.url)} target="_blank" rel="noreferrer">
      <span className="pic">
        <Icon name="book" />
      </span>
      <span className="what">
        <span className="trunc">{part.title}</span>
        <small>{t("article-source")}</small>
      </span>
    </a>
  );
}

function RatingShown({ part }: { part: Rating }): ReactNode {
  const { t } = useWords();
  if (!part.score) {
    return (
      <div className="pcard rating">
        <Icon name="star" />
        <span>{t("rating-asked")}</span>
      </div>
    );
  }
  const { score } = part;
  return (
    <div className="pcard rating" role="img" aria-label={t("rating-given", { score })}>
      <span className="stars">
        {[1, 2, 3, 4, 5].map((each) => (
          <span key={each} className={each <= score ? "on" : ""}>
            <Icon name="star" />
          </span>
        ))}
      </span>
      <span className="num">{t("rating-given", { score })}</span>
    </div>
  );
}

function ChoicesShown({ part }: { part: Choices }): ReactNode {
  const { t } = useWords();
  const picked = (value: string) => value === part.picked;
  return (
    <ul className={`choices${part.picked ? " over" : ""}`} aria-label={t("choices")}>
      {part.options.map(({ value, label }) => (
        <li key={value} className={picked(value) ? "picked" : ""}>
          {picked(value) && <Icon name="check" size="s" />}
          {label}
          {picked(value) && <span className="sr">{t("choices-picked")}</span>}
        </li>
      ))}
    </ul>
  );
}

function OrderShown({ part }: { part: Order }): ReactNode {
  const { t, find } = useWords();
  const forms = useForms();
  const [first] = part.items;
  const count = part.items.reduce((sum, item) => sum + item.quantity, 0);
  const title = first?.title ?? part.id;
  const body = (
    <>
      <Picture src={first?.picture ?? null} icon="box" />
      <span className="what">
        <b className="trunc">{count > 1 ? t("order-title", { title, count }) : title}</b>
        <small className="num">
          {part.id} · {forms.money(part.total)}
        </small>
      </span>
      <span className="chip">{find(`order-${keyPart(part.status)}`) ?? t("order-other")}</span>
    </>
  );
  const url = part.url ? safe(part.url) : undefined;
  if (!url) return <div className="pcard">{body}</div>;
  return (
    <a className="pcard" href={url} target="_blank" rel="noreferrer">
      {body}
    </a>
  );
}

function ProductShown({ part }: { part: Product }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const stock = typeof part.stock === "number" ? part.stock : null;
  const there = part.available ? (stock === null ? t("product-there") : t("product-stock", { count: stock })) : t("product-gone");
  const body = (
    <>
      <Picture src={part.picture ?? null} icon="box" />
      <span className="what">
        <b className="trunc">{part.title}</b>
        <small className="num">
          {[part.price && forms.money(part.price), ...(part.options ?? [])].filter(Boolean).join(" · ")}
        </small>
      </span>
      <span className={`chip${part.available ? "" : " wait"}`}>{there}</span>
    </>
  );
  const url = part.url ? safe(part.url) : undefined;
  if (!url) return <div className="pcard">{body}</div>;
  return (
    <a className="pcard" href={url} target="_blank" rel="noreferrer">
      {body}
    </a>
  );
}
