// The second step of a command: what there is to choose from, and what a choice does.

import type { Receiver } from "../acts";
import { REASONS } from "../api";
import { THEMES } from "../keep";
import type { Colleague } from "../types.gen";
import { LOCALES } from "../words";
import type { Context, Item, Step } from "./context";
import { local, usual } from "./snooze";

const LABEL_LONGEST = 40;
export const PRIORITIES = ["urgent", "high", "medium", "low"] as const;

export function colleague({ words: { t } }: Context): Step {
  return {
    kind: "list",
    title: t("step-colleague"),
    items: async ({ desk, row, words }) => {
      const others = (await desk.api.colleagues()).filter(({ id }) => id !== desk.me.id && id !== row?.agent?.id);
      return others.sort(byPresence).map((each) => ({
        id: each.id,
        name: each.name,
        dot: each.status,
        hint: words.t("step-load", {
          status: words.t(each.reason ? `away-${each.reason}` : `presence-${each.status}`),
          load: each.load,
          capacity: each.capacity,
        }),
        run: () => word(each.name, { agent: each.id }, words.t),
      }));
    },
  };
}

const RANK = { online: 0, away: 1, offline: 2 } as const;

function byPresence(a: Colleague, b: Colleague): number {
  return RANK[a.status] - RANK[b.status] || a.load - b.load || a.name.localeCompare(b.name);
}

export function team({ words: { t } }: Context): Step {
  return {
    kind: "list",
    title: t("step-team"),
    items: async ({ desk, row, words }) => {
      const teams = (await desk.api.teams()).filter(({ id }) => row?.owner !== "queue" || id !== row.team?.id);
      const items: Item[] = teams.map((each) => ({
        id: each.id,
        name: words.called(each),
        icon: "users",
        hint: words.t("step-members", { count: each.members.length, online: each.online }),
        run: () => word(words.called(each), { team: each.id }, words.t),
      }));
      const all = words.t("step-everybody");
      const there = row?.owner === "queue" && !row.team;
      if (!there) items.push({ id: "", name: all, icon: "inbox", run: () => word(all, {}, words.t) });
      return items;
    },
  };
}

/** A word to who gets it; none is fine too. */
function word(name: string, to: Receiver, t: Context["words"]["t"]): Step {
  return {
    kind: "text",
    type: "text",
    title: t("step-word", { name }),
    hint: t("step-word-hint"),
    first: "",
    submit: (note, { desk, row }) => {
      if (row) void desk.acts.transfer(row.id, to, note);
    },
  };
}

export function labels({ words: { t } }: Context): Step {
  return {
    kind: "list",
    title: t("step-labels"),
    items: async ({ desk, row }) => {
      const used = await desk.api.labels().catch(() => []);
      const own = row?.labels ?? [];
      return [...new Set([...own, ...used])].map((name) => labelled(name, own.includes(name)));
    },
    make: (text, { row }) => {
      const name = text.trim().slice(0, LABEL_LONGEST);
      if (!name || row?.labels?.includes(name)) return null;
      return { ...labelled(name, false), name: t("step-label-new", { name }) };
    },
  };
}

function labelled(name: string, on: boolean): Item {
  return {
    id: name,
    name,
    icon: "tag",
    on,
    run: async ({ desk, row }) => {
      if (!row) return undefined;
      const rest = (row.labels ?? []).filter((each) => each !== name);
      await desk.acts.label(row.id, on ? rest : [...rest, name]);
      return "stay";
    },
  };
}

export function priority({ words: { t }, row }: Context): Step {
  return {
    kind: "list",
    title: t("step-priority"),
    items: () =>
      PRIORITIES.map((each) => ({
        id: each,
        name: t(`step-priority-${each}`),
        icon: "flag",
        on: each === (row?.priority ?? "medium"),
        run: ({ desk, row: now }) => {
          if (now) void desk.acts.prioritise(now.id, each);
        },
      })),
  };
}

export function snooze({ words: { t }, forms }: Context): Step {
  return {
    kind: "list",
    title: t("step-snooze"),
    items: () => {
      const items: Item[] = usual(new Date()).map(({ name, at }) => ({
        id: name,
        name: t(`step-until-${name}`),
        icon: "moon",
        hint: forms.moment(at.toISOString()),
        run: (context) => put(context, at),
      }));
      return [...items, { id: "other", name: t("step-until-other"), icon: "clock", run: () => moment(t) }];
    },
  };
}

function put({ desk, row }: Context, until: Date): void {
  if (row) void desk.acts.snooze(row.id, until.toISOString());
}

function moment(t: Context["words"]["t"]): Step {
  const tomorrow = new Date(Date.now() + 86_400_000);
  return {
    kind: "text",
    type: "datetime-local",
    title: t("step-until-other"),
    hint: t("step-enter"),
    first: local(tomorrow),
    submit: (text, context) => {
      const until = new Date(text);
      if (until.getTime() > Date.now()) put(context, until);
    },
  };
}

export function away({ words: { t }, state }: Context): Step {
  return {
    kind: "list",
    title: t("step-away"),
    items: () =>
      REASONS.map((each) => ({
        id: each,
        name: t(`away-${each}`),
        icon: "moon",
        on: state.presence.status === "away" && state.presence.reason === each,
        run: ({ desk }) => desk.be("away", each),
      })),
  };
}

export function theme({ words: { t }, screen }: Context): Step {
  return {
    kind: "list",
    title: t("theme"),
    items: () =>
      THEMES.map((each) => ({
        id: each,
        name: t(`theme-${each}`),
        icon: "sun",
        on: each === screen.theme,
        run: (now) => now.screen.paint(each),
      })),
  };
}

export function language({ words }: Context): Step {
  return {
    kind: "list",
    title: words.t("language"),
    items: () =>
      LOCALES.map((each) => ({
        id: each,
        name: words.t(`locale-${each}`),
        icon: "globe",
        on: each === words.locale,
        run: (now) => now.screen.speak(each),
      })),
  };
}
