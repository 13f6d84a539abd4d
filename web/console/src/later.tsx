// What is not there from the start: it comes when it is first shown, its words together with it.

import { Button } from "antd";
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from "react";
import { addWords, useWords } from "./words";

/** A part of the screen with an area of words of its own. What cannot be fetched says so in its place. */
export function lazyWithWords<P>(
  area: string,
  load: () => Promise<{ default: ComponentType<P> }>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => {
    try {
      const [part] = await Promise.all([load(), addWords(area)]);
      return part;
    } catch {
      return { default: Missing };
    }
  });
}

/** No connection, or a newer console since this one was opened: both end with a reload, and drafts are kept. */
function Missing(): ReactNode {
  const { t } = useWords();
  return (
    <div className="empty trouble" role="alert">
      <span>{t("part-missing")}</span>
      <span className="row">
        <Button size="small" onClick={() => location.reload()}>
          {t("reload")}
        </Button>
      </span>
    </div>
  );
}
