// Who is here and in which language; then the desk.

import { ConfigProvider } from "antd";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { Api, type Session } from "./api";
import { Desk } from "./desk";
import { chosenLocale, Keep, session as kept } from "./keep";
import { unreadOf } from "./list/order";
import { Login } from "./frame/Login";
import { Inbox } from "./frame/Inbox";
import { OfflineBar } from "./frame/OfflineBar";
import { Rail } from "./frame/Rail";
import { useRoute } from "./route";
import { themeOf } from "./theme";
import { type Locale, loadWords, useWords, type Words, WordsProvider } from "./words";

const LivePage = lazy(() => import("./live/LivePage"));
const SettingsPage = lazy(() => import("./settings/SettingsPage"));

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
  const route = useRoute();
  const unread = useMemo(() => unreadOf(state.rows.values(), desk.me.id), [state.rows, desk]);
  useEffect(() => {
    document.title = t("title", { unread });
  }, [unread, t]);
  const logOut = () => void desk.logOut().then(() => leave(false));
  return (
    <div className="screen">
      <OfflineBar desk={desk} link={state.link} />
      <div className="app">
        <Rail desk={desk} state={state} unread={unread} speak={speak} logOut={logOut} />
        {route.page === "inbox" && <Inbox desk={desk} state={state} />}
        <Suspense>
          {route.page === "live" && <LivePage desk={desk} state={state} />}
          {route.page === "settings" && <SettingsPage desk={desk} state={state} section={route.section} />}
        </Suspense>
      </div>
    </div>
  );
}
