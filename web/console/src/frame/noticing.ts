// Makes itself heard: the tab's title, a short tone, a notice of the system, each only when wanted.

import { useEffect, useRef } from "react";
import type { Desk } from "../desk";
import { notices } from "../keep";
import { unreadOf } from "../list/order";
import type { State } from "../state";
import { useWords } from "../words";
import { isQuiet, newsOf } from "./quiet";

/** News that come close together make one sound. */
const BREATH_MS = 2000;
let soundedAt = 0;
let audio: AudioContext | null = null;

/** Two short soft notes, made on the spot: no file to load. */
export function tone(): void {
  audio ??= new AudioContext();
  const start = audio.currentTime;
  for (const [place, pitch] of [659.3, 880].entries()) {
    const note = audio.createOscillator();
    const loud = audio.createGain();
    const at = start + place * 0.11;
    note.frequency.value = pitch;
    loud.gain.setValueAtTime(0, at);
    loud.gain.linearRampToValueAtTime(0.12, at + 0.015);
    loud.gain.exponentialRampToValueAtTime(0.0001, at + 0.22);
    note.connect(loud).connect(audio.destination);
    note.start(at);
    note.stop(at + 0.24);
  }
}

function sound(): void {
  if (Date.now() - soundedAt < BREATH_MS) return;
  soundedAt = Date.now();
  // A page that nobody has touched yet may not make a sound; then it stays silent.
  if (navigator.userActivation?.hasBeenActive !== false) tone();
}

/** Looks at every row that changes and says what concerns this agent. */
export function useNoticing(desk: Desk, state: State): void {
  const { t } = useWords();
  const words = useRef(t);
  words.current = t;
  const unread = unreadOf(state.rows.values(), desk.me.id);
  useEffect(() => {
    const said = () => {
      document.title = t("title", { unread: notices.get().title ? unread : 0 });
    };
    said();
    return notices.watch(said);
  }, [unread, t]);
  useEffect(() => {
    let known = desk.snapshot().rows;
    return desk.subscribe(() => {
      const { rows, presence, open, pages } = desk.snapshot();
      if (rows === known) return;
      const before = known;
      known = rows;
      // What the first reading brings is not new.
      if (before.size === 0 || !pages.mine.loaded) return;
      const free = presence.status === "online";
      for (const row of rows.values()) {
        const old = before.get(row.id);
        if (old === row) continue;
        const news = newsOf(old, row, desk.me.id, free);
        const seen = open === row.id && document.visibilityState === "visible" && document.hasFocus();
        if (!news || (seen && news === "message")) continue;
        const settings = notices.get();
        if (isQuiet(settings, new Date())) continue;
        if (settings.sound) sound();
        if (settings.system && document.visibilityState === "hidden") {
          const name = row.contact.name || words.current("visitor");
          show(words.current(`notice-${news}`, { name }), row.id, row.last?.text ?? "", () => desk.open(row.id));
        }
      }
    });
  }, [desk]);
}

function show(title: string, id: string, body: string, opened: () => void): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const notice = new Notification(title, { body: body.slice(0, 140), tag: id });
  notice.onclick = () => {
    window.focus();
    opened();
    notice.close();
  };
}
