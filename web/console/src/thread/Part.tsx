// What stands below a text: choices, an offer, an order, an article, a rating.

import type { ReactNode } from "react";
import { Icon } from "../icons";
import type { AnyPart, Choices, Offer, Order } from "../types.gen";
import { keyPart, useForms, useWords } from "../words";

export function PartShown({ part }: { part: AnyPart }): ReactNode {
  const { t } = useWords();
  switch (part.type) {
    case "choices":
      return <ChoicesShown part={part} />;
    case "offer":
      return <OfferShown part={part} />;
    case "order":
      return <OrderCard part={part} />;
    case "article":
      return (
        <a className="pcard" href={safe(part.url)} target="_blank" rel="noreferrer">
          <Icon name="book" />
          <span>
            <small>{t("article-source")}</small>
            {part.title}
          </span>
        </a>
      );
    case "rating":
      return (
        <div className="pcard">
          <Icon name="star" />
          <span>{part.score ? t("rating-given", { score: part.score }) : t("rating-asked")}</span>
        </div>
      );
  }
}

/** Only web addresses become links. */
function safe(url: string): string | undefined {
  return /^(https?:\/\/|\/(?!\/))/.test(url) ? url : undefined;
}

function ChoicesShown({ part }: { part: Choices }): ReactNode {
  const { t } = useWords();
  return (
    <ul className="choices">
      {part.options.map((option) => (
        <li key={option.value} className={option.value === part.picked ? "picked" : ""}>
          {option.value === part.picked && <Icon name="check" size="s" />}
          {option.label}
          {option.value === part.picked && <span className="sr">{t("choices-picked")}</span>}
        </li>
      ))}
    </ul>
  );
}

const SIGNS = { done: "check", refused: "close", declined: "close", void: "close" } as const;

function OfferShown({ part }: { part: Offer }): ReactNode {
  const { t } = useWords();
  const state = part.state ?? "open";
  const sign = state in SIGNS ? SIGNS[state as keyof typeof SIGNS] : "clock";
  return (
    <div className={`offer ${state}`}>
      <div className="hd">{part.title}</div>
      <ul>
        {part.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="st">
        <Icon name={sign} size="s" />
        {t(`offer-${state}`)}
      </div>
    </div>
  );
}

function OrderCard({ part }: { part: Order }): ReactNode {
  const { find } = useWords();
  const forms = useForms();
  const count = part.items.reduce((sum, item) => sum + item.quantity, 0);
  return (
    <div className="pcard">
      <Icon name="box" />
      <span className="trunc">
        <span className="trunc">
          {part.items[0]?.title ?? part.id}
          {count > 1 && ` +${count - 1}`}
        </span>
        <small className="num">
          {part.id} · {forms.money(part.total)}
        </small>
      </span>
      <span className="sp" />
      <span className="chip">{find(`order-${keyPart(part.status)}`) ?? part.status}</span>
    </div>
  );
}
