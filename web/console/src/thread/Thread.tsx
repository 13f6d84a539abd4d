// The open conversation: who, what was said and done, and what can be done now.

import { type DragEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useContactName } from "../chips";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import type { State } from "../state";
import { Trouble } from "../Trouble";
import type { Summary } from "../types.gen";
import { useWords } from "../words";
import { Composer, type ComposerHands } from "./composer/Composer";
import { Flow } from "./Flow";
import { firstUnread, flow, type Item } from "./items";
import { HandoffCard } from "./Handoff";
import type { Names } from "./happened";
import { Head } from "./Head";
import { Out } from "./Out";
import { DayLine, Doings, Quiet, UnreadLine } from "./Quiet";
import { furthest } from "./receipt";
import { Room } from "./Room";
import { Said } from "./Said";
import { BLANK } from "./entries";
import { useNames } from "./useNames";

interface Props {
  desk: Desk;
  state: State;
  row: Summary;
  showSide: () => void;
}

export function Thread({ desk, state, row, showSide }: Props): ReactNode {
  const hands = useRef<ComposerHands>(null);
  const detail = state.details.get(row.id);
  const thread = state.threads.get(row.id) ?? BLANK;
  const names = useNames(desk, state, row);
  return (
    <Room desk={desk} state={state} row={row}>
      <Dropping row={row} hands={hands}>
        <Head desk={desk} state={state} row={row} showSide={showSide} />
        {detail?.handoff && (
          <HandoffCard key={`${row.id} ${detail.handoff.seq}`} handoff={detail.handoff} row={row} entries={thread.entries} />
        )}
        <Lines key={`lines ${row.id}`} desk={desk} state={state} row={row} names={names} />
        <Composer
          key={`composer ${row.id} ${state.draftTurn}`}
          desk={desk}
          row={row}
          typing={state.typing.get(row.id) ?? null}
          hands={hands}
        />
      </Dropping>
    </Room>
  );
}

interface LinesProps {
  desk: Desk;
  state: State;
  row: Summary;
  names: Names;
}

function Lines({ desk, state, row, names }: LinesProps): ReactNode {
  const thread = state.threads.get(row.id) ?? BLANK;
  const detail = state.details.get(row.id);
  const receipt = state.receipts.get(row.id);
  const contact = useContactName()(row);
  const outgoing = useMemo(
    () => state.outbox.filter((out) => out.conversation === row.id),
    [state.outbox, row.id],
  );
  // The mark stays where it was when the thread was opened, also once it is read.
  const [unread, setUnread] = useState<string | null | undefined>(undefined);
  const fresh = unread === undefined && thread.loaded ? firstUnread(thread.entries, row.unread) : unread;
  useEffect(() => {
    if (thread.loaded) setUnread((before) => (before === undefined ? (fresh ?? null) : before));
  }, [thread.loaded, fresh]);
  const items = useMemo(() => {
    const fetched = detail && { delivered: detail.delivered_n, read: detail.read_n };
    return flow(thread, outgoing, { reach: furthest(fetched, receipt), unread: fresh ?? null, me: desk.me.id });
  }, [thread, outgoing, detail, receipt, fresh, desk]);
  return (
    <Flow
      desk={desk}
      target={state.target?.conversation === row.id ? state.target : null}
      items={items}
      unread={row.unread}
      loaded={thread.loaded}
      from={thread.from}
    >
      {!thread.loaded && !state.threadFault && thread.entries.length === 0 && <Skeleton />}
      {items.map((item) => (
        <Drawn key={item.key} item={item} contact={contact} names={names} />
      ))}
      {state.threadFault && <Trouble words="thread-failed" fault={state.threadFault} again={() => desk.reload()} />}
    </Flow>
  );
}

function Drawn({ item, contact, names }: { item: Item; contact: string; names: Names }): ReactNode {
  switch (item.type) {
    case "day":
      return <DayLine at={item.at} />;
    case "unread":
      return <UnreadLine />;
    case "said":
      return <Said entry={item.entry} opens={item.opens} receipt={item.receipt} contact={contact} />;
    case "quiet":
      return <Quiet entries={item.entries} queued={item.queued} names={names} />;
    case "doings":
      return <Doings entries={item.entries} names={names} />;
    case "out":
      return <Out out={item.out} opens={item.opens} />;
  }
}

/** Stands in the lines' place, and only when it takes longer than one notices. */
function Skeleton(): ReactNode {
  const { t } = useWords();
  return (
    <div className="skeleton lines-to-come" role="status" aria-label={t("list-loading")}>
      {[48, 62, 36].map((width, index) => (
        <i key={width} className={index === 1 ? "ours" : ""} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

/** Files may be let fall anywhere on the thread. */
function Dropping({ row, hands, children }: { row: Summary; hands: { current: ComposerHands | null }; children: ReactNode }): ReactNode {
  const { t } = useWords();
  const name = useContactName()(row);
  const [over, setOver] = useState(false);
  const brings = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  return (
    <main
      className="thread"
      onDragOver={(event) => {
        if (!brings(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!brings(event)) return;
        event.preventDefault();
        setOver(false);
        hands.current?.take(event.dataTransfer.files);
      }}
    >
      {children}
      {over && (
        <div className="drop">
          <Icon name="clip" size="l" />
          {t("drop-here", { name })}
        </div>
      )}
    </main>
  );
}
