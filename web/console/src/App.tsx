// Who is here, in which language and which light; then the desk.

import { ConfigProvider } from "antd";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Session } from "./api";
import { AtDesk } from "./frame/AtDesk";
import type { Look } from "./frame/page";
import { Login } from "./frame/Login";
import { chosenLocale, chosenTheme, session as kept, type Theme } from "./keep";
import { themeOf } from "./theme";
import { type Locale, loadWords, useWords, type Words, WordsProvider } from "./words";

const darkQuery = matchMedia("(prefers-color-scheme: dark)");

function useSystemDark(): boolean {
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
  const [theme, setTheme] = useState(() => chosenTheme.get());
  const systemDark = useSystemDark();
  const dark = theme === "system" ? systemDark : theme === "dark";
  const tokens = useMemo(() => themeOf(dark), [dark]);
  const speak = useCallback((locale: Locale) => {
    chosenLocale.set(locale);
    void loadWords(locale).then(setWords);
  }, []);
  const paint = useCallback((next: Theme) => {
    chosenTheme.set(next);
    setTheme(next);
  }, []);
  // Before anybody asks the server, who answers in this language.
  useLayoutEffect(() => {
    document.documentElement.lang = words.locale;
  }, [words]);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  const look = useMemo(() => ({ theme, paint, speak }), [theme, paint, speak]);
  return (
    <ConfigProvider theme={tokens} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <WordsProvider words={words}>
        <Entrance look={look} />
      </WordsProvider>
    </ConfigProvider>
  );
}

function Entrance({ look }: { look: Look }): ReactNode {
  const { t } = useWords();
  const [session, setSession] = useState<Session | null>(() => kept.get());
  const [ended, setEnded] = useState(false);
  const enter = useCallback((next: Session) => {
    kept.set(next);
    setEnded(false);
    setSession(next);
  }, []);
  const leave = useCallback((byItself: boolean) => {
    kept.set(null);
    setEnded(byItself);
    setSession(null);
  }, []);
  useEffect(() => {
    if (!session) document.title = t("title", { unread: 0 });
  }, [session, t]);
  if (!session) return <Login ended={ended} enter={enter} speak={look.speak} />;
  // The same agent with a new session keeps her desk; another one gets her own.
  return <AtDesk key={session.agent.id} session={session} look={look} enter={enter} leave={leave} />;
}
