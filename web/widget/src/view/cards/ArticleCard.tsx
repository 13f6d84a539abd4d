import { safeUrl } from "../../links";
import type { Article } from "../../types.gen";
import { useAround } from "../context";
import { Icon } from "../icons";

/** Where an answer comes from. */
export function ArticleCard({ article }: { article: Article }) {
  const { words } = useAround();
  const href = safeUrl(article.url, location.origin);
  return (
    <p class="source">
      <Icon name="article" />
      <span>
        {words.say("source")}
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
