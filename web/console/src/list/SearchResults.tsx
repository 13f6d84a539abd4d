// What a search found, in the place of the list, which waits beneath as it was.

import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Avatar, OwnerChip, useContactName } from "../chips";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import { Trouble } from "../Trouble";
import type { Hit } from "../types.gen";
import { useForms, useWords } from "../words";
import { marked } from "./marked";
import { Language, Topic } from "./Row";
import { Skeleton } from "./states";
import { keepSearch, useSearch } from "./useSearch";

interface Props {
  desk: Desk;
  open: string | null;
  text: string;
  write: (text: string) => void;
  end: () => void;
}

export function SearchResults({ desk, open, text, write, end }: Props): ReactNode {
  const { t } = useWords();
  const search = useSearch(desk, text);
  const { found, fault, asked } = search;
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape") {
      event.preventDefault();
      end();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
    event.preventDefault();
  };
  const go = (hit: Hit) => {
    keepSearch(desk, text);
    desk.know(hit.conversation);
    desk.open(hit.conversation.id, hit.seq);
  };
  return (
    <div className="results" id="results" onKeyDown={walk}>
      {!text.trim() && <Recent desk={desk} write={write} />}
      {text.trim() && search.busy && !found && !fault && <Skeleton />}
      {text.trim() && fault && <Trouble words="search-failed" fault={fault} again={search.again} />}
      {text.trim() && found && (
        <>
          <p className="grp" role="status">
            <span>{found.hits.length > 0 ? t("search-found", { count: found.hits.length }) : ""}</span>
          </p>
          {found.hits.map((hit) => (
            <HitRow
              key={`${hit.conversation.id} ${hit.seq}`}
              hit={hit}
              search={asked}
              me={desk.me.id}
              open={hit.conversation.id === open}
              inboxes={new Set(found.hits.map((each) => each.conversation.inbox.id)).size > 1}
              go={() => go(hit)}
            />
          ))}
          {found.more && <p className="label more">{t("search-more")}</p>}
          {found.hits.length === 0 && (
            <div className="empty">
              <b>{t("search-none", { text: asked })}</b>
              <span>{t("search-none-next")}</span>
            </div>
          )}
        </>
      )}
    </div>
  );
}

function Recent({ desk, write }: { desk: Desk; write: (text: string) => void }): ReactNode {
  const { t } = useWords();
  const [searches, setSearches] = useState(() => desk.keep.searches());
  if (searches.length === 0) return <p className="empty">{t("search-none-next")}</p>;
  const forget = () => {
    desk.keep.setSearches([]);
    setSearches([]);
  };
  return (
    <>
      <p className="grp">
        <span>{t("search-recent")}</span>
        <button type="button" className="go" onClick={forget}>
          {t("search-forget")}
        </button>
      </p>
      {searches.map((each) => (
        <button type="button" className="recent" key={each} onClick={() => write(each)}>
          <Icon name="clock" />
          <span className="trunc">{each}</span>
        </button>
      ))}
    </>
  );
}

interface HitProps {
  hit: Hit;
  search: string;
  me: string;
  open: boolean;
  inboxes: boolean;
  go: () => void;
}

function HitRow({ hit, search, me, open, inboxes, go }: HitProps): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const row = hit.conversation;
  const name = useContactName()(row);
  return (
    <button type="button" className="conv hit" aria-current={open} onClick={go}>
      <Avatar name={name} channel={row.channel} />
      <span className="what">
        <span className="l1">
          <span className="nm trunc">
            <Marked text={name} search={search} />
          </span>
          <Language row={row} />
          <span className="sp" />
          <time dateTime={row.updated_at}>{forms.brief(row.last?.at ?? row.updated_at)}</time>
        </span>
        <span className="l2 two">
          <Marked text={hit.text ?? row.last?.text ?? t("no-text")} search={search} />
        </span>
        <span className="l3">
          <OwnerChip row={row} me={me} />
          <Topic row={row} inboxes={inboxes} />
        </span>
      </span>
    </button>
  );
}

function Marked({ text, search }: { text: string; search: string }): ReactNode {
  let at = 0;
  return marked(text, search).map((piece) => {
    at += piece.text.length;
    return piece.hit ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>;
  });
}
