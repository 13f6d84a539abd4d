// Who is here and in which language; then the desk.

import { ConfigProvider } from "antd";
import { type ReactNode, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { Api, type Session } from "./api";
import { Desk } from "./desk";
import { chosenLocale, Keep, session as kept } from "./keep";
import { List } from "./List";
import { unreadOf } from "./list";
import { Login } from "./Login";
import { OfflineBar } from "./OfflineBar";
import { Rail } from "./Rail";
import { Side } from "./thread/Side";
import { themeOf } from "./theme";
import { Thread } from "./thread/Thread";
import { Trouble } from "./Trouble";
import { type Locale, loadWords, useWords, type Words, WordsProvider } from "./words";

const darkQuery = matchMedia("(prefers-color-scheme: dark)");

function useDark(): boolean {
  return useSyncExternalStore(
    (listener) => {
      darkQuery.addEventListener("change", listener);
      return () => darkQuery.removeEventListener("change", listener);
    },
    () => darkQuery.matches,
  );
}

export function App({ first }: { first: Words }): ReactNode {
  const [words, setWords] = useState(first);
  const dark = useDark();
  const theme = useMemo(() => themeOf(dark), [dark]);
  const speak = useCallback((locale: Locale) => {
    chosenLocale.set(locale);
    void loadWords(locale).then(setWords);
  }, []);
  useEffect(() => {
    document.documentElement.lang = words.locale;
  }, [words]);
  return (
    <ConfigProvider theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <WordsProvider words={words}>
        <Entrance speak={speak} />
      </WordsProvider>
    </ConfigProvider>
  );
}

function Entrance({ speak }: { speak: (locale: Locale) => void }): ReactNode {
  const { t } = useWords();
  const [session, setSession] = useState<Session | null>(() => kept.get());
  const [ended, setEnded] = useState(false);
  const enter = (next: Session) => {
    kept.set(next);
    setEnded(false);
    setSession(next);
  };
  const leave = useCallback((byItself: boolean) => {
    kept.set(null);
    setEnded(byItself);
    setSession(null);
  }, []);
  useEffect(() => {
    if (!session) document.title = t("title", { unread: 0 });
  }, [session, t]);
  if (!session) return <Login ended={ended} enter={enter} speak={speak} />;
  return <AtDesk key={session.token} session={session} speak={speak} leave={leave} />;
}

interface AtDeskProps {
  session: Session;
  speak: (locale: Locale) => void;
  leave: (byItself: boolean) => void;
}

function AtDesk({ session, speak, leave }: AtDeskProps): ReactNode {
  const { t } = useWords();
  const desk = useMemo(
    () => new Desk(new Api(session.token, () => leave(true)), session.agent, new Keep(session.agent.id)),
    [session, leave],
  );
  useEffect(() => {
    desk.start();
    return () => desk.stop();
  }, [desk]);
  const state = useSyncExternalStore(desk.subscribe, desk.snapshot);
  const [side, setSide] = useState(false);
  useEffect(() => setSide(false), [state.open]);
  const unread = useMemo(() => unreadOf(state.rows.values(), desk.me.id), [state.rows, desk]);
  useEffect(() => {
    document.title = t("title", { unread });
  }, [unread, t]);
  const row = state.open ? state.rows.get(state.open) : undefined;
  const logOut = () => void desk.logOut().then(() => leave(false));
  return (
    <div className="screen">
      <OfflineBar desk={desk} link={state.link} />
      <div className="app">
        <Rail desk={desk} state={state} unread={unread} speak={speak} logOut={logOut} />
        <List desk={desk} state={state} />
        {row ? (
          <>
            <Thread desk={desk} state={state} row={row} showSide={() => setSide(true)} />
            <Side desk={desk} state={state} row={row} shown={side} close={() => setSide(false)} />
          </>
        ) : (
          <main className="thread none">
            {!state.open && (
              <div className="empty">
                <b>{t("thread-none")}</b>
                <span>{t("thread-none-hint")}</span>
              </div>
            )}
            {state.detailFault && (
              <Trouble words="thread-failed" fault={state.detailFault} again={() => desk.reload()} />
            )}
          </main>
        )}
      </div>
    </div>
  );
}
