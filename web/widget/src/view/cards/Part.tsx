import type { AnyPart, Entry } from "../../types.gen";
import { ArticleCard } from "./ArticleCard";
import { ChoicesCard } from "./ChoicesCard";
import { OfferCard } from "./OfferCard";
import { OrderCard } from "./OrderCard";
import { ProductCard } from "./ProductCard";
import { RatingCard } from "./RatingCard";

interface Props {
  part: AnyPart;
  entry: Entry;
  /** What the customer picked here and the server has not confirmed yet. */
  pick: string | null;
  rate: boolean;
}

/** Any part; files are shown together, one this page does not know yet is left out. */
export function PartView({ part, entry, pick, rate }: Props) {
  switch (part.type) {
    case "choices":
      return <ChoicesCard part={part} entry={entry} pick={pick} />;
    case "offer":
      return <OfferCard part={part} entry={entry} pick={pick} />;
    case "order":
      return <OrderCard order={part} />;
    case "product":
      return <ProductCard product={part} />;
    case "article":
      return <ArticleCard article={part} />;
    case "rating":
      return <RatingCard part={part} open={rate} />;
    default:
      return null;
  }
}
