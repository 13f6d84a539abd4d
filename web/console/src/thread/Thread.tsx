// The open conversation: who, what was said and done, and what can be done now.

import { Button } from "antd";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Act, Agent } from "../api";
import { useContactName, WaitChip } from "../chips";
import { Composer } from "./Composer";
import type { Desk } from "../desk";
import { DayLine, Fold, Out, QuietLine, Said } from "./Entry";
import { Icon } from "../icons";
import { isMine } from "../list/order";
import type { State } from "../state";
import { BLANK, flow, type Item } from "./thread";
import { Trouble, why } from "../Trouble";
import type { Summary } from "../types.gen";
import { useWords } from "../words";

interface Props {
  desk: Desk;
  state: State;
  row: Summary;
  showSide: () => void;
}

export function Thread({ desk, state, row, showSide }: Props): ReactNode {
  const { t } = useWords();
  const thread = state.threads.get(row.id) ?? BLANK;
  const outgoing = useMemo(
    () => state.outbox.filter((out) => out.conversation === row.id),
    [state.outbox, row.id],
  );
  const items = useMemo(() => flow(thread, outgoing), [thread, outgoing]);
  const typing = state.typing.get(row.id);
  const name = useContactName()(row);
  return (
    <main className="thread">
      <Head desk={desk} state={state} row={row} showSide={showSide} />
      <Flow key={`flow ${row.id}`} desk={desk} items={items} unread={row.unread} loaded={thread.loaded}>
        {items.map((item) => (
          <Drawn key={item.key} item={item} desk={desk} row={row} online={state.link.is === "online"} />
        ))}
        {state.threadFault && <Trouble words="thread-failed" fault={state.threadFault} again={() => desk.reload()} />}
      </Flow>
      <Composer
        key={`composer ${row.id} ${state.draftTurn}`}
        desk={desk}
        row={row}
        typing={typing ? (typing.agent?.name ?? (typing.author === "contact" ? name : t(`author-${typing.author}`))) : null}
      />
    </main>
  );
}

function Drawn({ item, desk, row, online }: { item: Item; desk: Desk; row: Summary; online: boolean }): ReactNode {
  switch (item.type) {
    case "day":
      return <DayLine at={item.at} />;
    case "said":
      return <Said entry={item.entry} opens={item.opens} row={row} />;
    case "line":
      return <QuietLine entry={item.entry} desk={desk} />;
    case "fold":
      return <Fold entries={item.entries} desk={desk} />;
    case "out":
      return <Out out={item.out} desk={desk} online={online} />;
  }
}

interface Choice {
  act: Act;
  words: string;
  primary: boolean;
}

/** What this agent may do to the conversation as it stands; a colleague's is a supervisor's to settle. */
function actsFor(row: Summary, me: Agent): Choice[] {
  const resolve: Choice = { act: "resolve", words: "act-resolve", primary: false };
  if (row.owner === "nobody") return [{ act: "reopen", words: "act-reopen", primary: false }];
  if (row.owner === "agent") return isMine(row, me.id) || me.role !== "agent" ? [resolve] : [];
  const words = row.owner === "assistant" ? "act-take-over" : "act-take";
  return [resolve, { act: "take", words, primary: row.owner === "queue" }];
}

function Head({ desk, state, row, showSide }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  const name = useContactName()(row);
  const waiting = row.owner === "assistant" ? null : row.waiting_since;
  const who = row.owner === "agent" && row.agent?.id !== desk.me.id ? row.agent?.name : t(`status-${row.status}`);
  return (
    <>
      <div className="th">
        <span className="only-phone">
          <Button type="text" icon={<Icon name="left" />} aria-label={t("back")} onClick={() => desk.open(null)} />
        </span>
        <div className="who">
          <h2 className="trunc">{name}</h2>
          <div className="sub trunc num">
            #{row.id.slice(-8)} · {row.inbox.name} · {who}
          </div>
        </div>
        <span className="sp" />
        {waiting && <WaitChip since={waiting} />}
        <span className="only-narrow">
          <Button type="text" icon={<Icon name="person" />} onClick={showSide}>
            {t("side-show")}
          </Button>
        </span>
        {actsFor(row, desk.me).map(({ act, words: key, primary }) => (
          <Button
            key={act}
            type={primary ? "primary" : "default"}
            disabled={state.acting !== null}
            {...(act === "resolve" ? { icon: <Icon name="check" /> } : {})}
            onClick={() => void desk.act(act)}
          >
            {t(key)}
          </Button>
        ))}
      </div>
      {state.actFault && (
        <div className="bar late-q" role="alert">
          <Icon name="warn" size="s" />
          {t("act-failed", { act: t(`act-${state.actFault.act}`), why: why(words, state.actFault.fault) })}
        </div>
      )}
    </>
  );
}

/** Nearer to the end than this counts as reading the end. */
const NEAR_PX = 72;

interface FlowProps {
  desk: Desk;
  items: Item[];
  unread: number;
  loaded: boolean;
  children: ReactNode;
}

/** Scrolls with what comes as long as the agent is at the end, and never away from what she reads above. */
function Flow({ desk, items, unread, loaded, children }: FlowProps): ReactNode {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);
  const last = items.at(-1);
  const lastKey = last?.key;

  const toEnd = useCallback(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
    atEnd.current = true;
    setBelow(false);
  }, []);

  useLayoutEffect(() => {
    if (atEnd.current || last?.type === "out") toEnd();
    else if (lastKey) setBelow(true);
    // Only the end counts: what changes above does not pull the view.
  }, [lastKey, last?.type, toEnd]);

  useEffect(() => {
    const inside = box.current?.firstElementChild;
    if (!box.current || !inside) return undefined;
    const watch = new ResizeObserver(() => {
      if (atEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight });
    });
    watch.observe(box.current);
    watch.observe(inside);
    return () => watch.disconnect();
  }, []);

  useEffect(() => {
    const look = () => {
      if (loaded && atEnd.current && document.visibilityState === "visible") desk.seen();
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [desk, loaded, lastKey, unread, below]);

  const scrolled = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    if (atEnd.current && below) setBelow(false);
  };

  return (
    <div className="flow-frame">
      {/* A region that scrolls has to be reachable by keyboard. */}
      <div className="flow" ref={box} onScroll={scrolled} tabIndex={0} role="log" aria-label={t("thread-label")}>
        <div className="flow-in">{children}</div>
      </div>
      {below && (
        <Button className="below" size="small" icon={<Icon name="down" size="s" />} onClick={toEnd}>
          {t("new-below")}
        </Button>
      )}
    </div>
  );
}
