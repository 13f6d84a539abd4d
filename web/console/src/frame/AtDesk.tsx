// The desk on the screen: rail, page, and what lies over them.

import { type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Session } from "../api";
import { Desk } from "../desk";
import { Keep } from "../keep";
import { lazyWithWords } from "../later";
import { leaving, useRoute } from "../route";
import { useForms, useWords } from "../words";
import { provide } from "./commands";
import type { Context, Screen, Step } from "./context";
import { Inbox } from "./Inbox";
import { Login } from "./Login";
import { useNoticing } from "./noticing";
import { OfflineBar } from "./OfflineBar";
import type { Look } from "./page";
import { Rail } from "./Rail";
import { useKeys } from "./useKeys";

const CasesPage = lazyWithWords("cases", () => import("../cases/CasesPage"));
const DeedsPage = lazyWithWords("deeds", () => import("../deeds/DeedsPage"));
const PolicyPage = lazyWithWords("policy", () => import("../policy/PolicyPage"));
const LivePage = lazyWithWords("live", () => import("../live/LivePage"));
const SettingsPage = lazyWithWords("settings", () => import("../settings/SettingsPage"));
const Palette = lazyWithWords("commands", () => import("./Palette"));
const Shortcuts = lazyWithWords("commands", () => import("./Shortcuts"));

interface Props {
  session: Session;
  look: Look;
  enter: (session: Session) => void;
  leave: (byItself: boolean) => void;
}

/** What lies over the page. */
type Over = { is: "palette"; step: Step | null } | { is: "shortcuts" } | null;

export function AtDesk({ session, look, enter, leave }: Props): ReactNode {
  const [desk] = useState(() => new Desk(session.token, session.agent, new Keep(session.agent.id)));
  useEffect(() => {
    desk.start();
    return () => desk.stop();
  }, [desk]);
  useEffect(() => {
    if (session.token !== desk.api.token) desk.resume(session.token);
  }, [session.token, desk]);
  const { locale } = useWords();
  const spoken = useRef(locale);
  useEffect(() => {
    if (spoken.current !== locale) desk.hearAnew();
    spoken.current = locale;
  }, [desk, locale]);
  const state = useSyncExternalStore(desk.subscribe, desk.snapshot);
  const loaded = useMemo(() => Object.values(state.pages).some((page) => page.loaded), [state.pages]);
  useEffect(() => {
    // Nothing to keep on the screen: the way in is all there is.
    if (state.expired && !loaded) leave(true);
  }, [state.expired, loaded, leave]);
  const [over, setOver] = useState<Over>(null);
  const logOut = useCallback(() => leaving(() => void desk.logOut().then(() => leave(false))), [desk, leave]);
  const context = useContextOf(desk, look, logOut, setOver);
  useKeys(state.expired || over !== null);
  useNoticing(desk, state);
  const route = useRoute();
  const close = useCallback(() => setOver(null), []);
  return (
    <div className="screen">
      {!state.expired && <OfflineBar desk={desk} link={state.link} />}
      <div className="app">
        <Rail context={context} />
        {route.page === "inbox" && <Inbox desk={desk} state={state} />}
        <Suspense>
          {route.page === "live" && <LivePage desk={desk} state={state} />}
          {route.page === "deeds" && <DeedsPage desk={desk} state={state} tab={route.tab} />}
          {route.page === "cases" && <CasesPage desk={desk} state={state} open={route.open} />}
          {route.page === "policy" && (
            <PolicyPage desk={desk} state={state} rule={route.rule} />
          )}
          {route.page === "settings" && <SettingsPage desk={desk} state={state} section={route.section} />}
        </Suspense>
      </div>
      <Suspense>
        {over?.is === "palette" && <Palette context={context} first={over.step} close={close} />}
        {over?.is === "shortcuts" && <Shortcuts context={context} close={close} />}
      </Suspense>
      {state.expired && loaded && <Login over ended enter={enter} speak={look.speak} />}
    </div>
  );
}

/** What commands act on, as it is now; also handed to those who run commands from outside the tree. */
function useContextOf(desk: Desk, look: Look, logOut: () => void, setOver: (over: Over) => void): Context {
  const words = useWords();
  const forms = useForms();
  const state = useSyncExternalStore(desk.subscribe, desk.snapshot);
  const screen = useMemo<Screen>(
    () => ({
      ...look,
      palette: (step) => setOver({ is: "palette", step: step ?? null }),
      shortcuts: () => setOver({ is: "shortcuts" }),
      notices: () => document.getElementById("me")?.showPopover(),
      logOut,
    }),
    [look, logOut, setOver],
  );
  const row = (state.open && state.rows.get(state.open)) || null;
  const context = useMemo(
    () => ({ desk, state, row, words, forms, screen }),
    [desk, state, row, words, forms, screen],
  );
  useEffect(() => {
    // Asked at the moment of running: what happened since the last drawing counts.
    provide(() => {
      const now = desk.snapshot();
      return { ...context, state: now, row: (now.open && now.rows.get(now.open)) || null };
    });
    return () => provide(() => null);
  }, [context, desk]);
  return context;
}
