// Gives the conversation to a colleague, to a team's queue or to everybody's, with a word to whoever gets it.

import { Button } from "antd";
import { type KeyboardEvent, type ReactNode, useCallback, useState } from "react";
import type { Receiver } from "../acts";
import { Avatar } from "../chips";
import type { Desk } from "../desk";
import { Icon } from "../icons";
import type { Colleague, Summary, Team } from "../types.gen";
import { useWords, type Words } from "../words";
import { isComposing } from "./composer/Field";
import { Failed, Waiting } from "./Panel";
import { useAsked } from "./useAsked";

interface Props {
  desk: Desk;
  row: Summary;
  close: () => void;
}

interface Goal {
  id: string;
  name: string;
  to: Receiver;
  hint: string;
  status: Colleague["status"] | null;
}

const RANK = { online: 0, away: 1, offline: 2 } as const;

export function Transfer({ desk, row, close }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<Goal | null>(null);
  const [note, setNote] = useState("");
  const asked = useAsked(useCallback(() => Promise.all([desk.api.colleagues(), desk.api.teams()]), [desk]));
  const all = asked.value ? goals(words, asked.value[0], asked.value[1], row, desk.me.id) : [];
  const wanted = query.trim().toLocaleLowerCase();
  const shown = all.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const go = async () => {
    if (chosen && (await desk.acts.transfer(row.id, chosen.to, note))) close();
  };
  return (
    <div className="panel transfer" onKeyDown={walk}>
      <h3>{t("tool-transfer")}</h3>
      <input
        className="inp"
        data-first=""
        value={query}
        placeholder={t("transfer-find")}
        aria-label={t("transfer-find")}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !isComposing(event) && shown[0]) setChosen(shown[0]);
        }}
      />
      {asked.fault && <Failed words="transfer-failed" fault={asked.fault} again={asked.again} />}
      {!asked.value && !asked.fault && <Waiting />}
      {asked.value && shown.length === 0 && <p className="label">{t("transfer-nobody", { text: query })}</p>}
      <ul className="goals" role="listbox" aria-label={t("tool-transfer")}>
        {shown.map((goal) => (
          <li key={goal.id} role="presentation">
            <button type="button" role="option" aria-selected={goal.id === chosen?.id} onClick={() => setChosen(goal)}>
              {goal.status ? <Avatar name={goal.name} size="sm" /> : <Icon name="users" />}
              <span className="trunc">{goal.name}</span>
              <span className="label num">{goal.hint}</span>
              {goal.status && <i className={`dot ${goal.status}`} />}
            </button>
          </li>
        ))}
      </ul>
      {chosen && (
        <>
          {/* What comes after the name is the word: typing goes on there, and Enter sends, as it does below. */}
          <textarea
            key={chosen.id}
            className="inp"
            rows={2}
            autoFocus
            value={note}
            placeholder={t("transfer-note", { name: chosen.name })}
            aria-label={t("transfer-note", { name: chosen.name })}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
              event.preventDefault();
              void go();
            }}
          />
          <Button type="primary" block onClick={() => void go()}>
            {t("transfer-go", { name: chosen.name })}
          </Button>
        </>
      )}
    </div>
  );
}

/** Up and down move among the choices from wherever one is. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.target instanceof HTMLTextAreaElement) return;
  const options = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=option]")];
  const at = options.indexOf(document.activeElement as HTMLElement);
  options[Math.min(options.length - 1, Math.max(0, at + step))]?.focus();
  event.preventDefault();
}

/** Colleagues who are here and have least in hand first, then the teams, then everybody. */
function goals({ t, called }: Words, colleagues: readonly Colleague[], teams: readonly Team[], row: Summary, me: string): Goal[] {
  const people = colleagues
    .filter(({ id }) => id !== me && id !== row.agent?.id)
    .sort((a, b) => RANK[a.status] - RANK[b.status] || a.load - b.load || a.name.localeCompare(b.name))
    .map(({ id, name, status, reason, load, capacity }): Goal => {
      const presence = t(status === "away" && reason ? `away-${reason}` : `presence-${status}`);
      return { id, name, status, to: { agent: id }, hint: t("step-load", { status: presence, load, capacity }) };
    });
  // Who passes it on does not count herself among those who may take it.
  const here = new Set(colleagues.filter(({ id, status }) => id !== me && status === "online").map(({ id }) => id));
  const groups = teams.map((team): Goal => {
    const members = team.members.filter(({ id }) => id !== me);
    const online = members.filter(({ id }) => here.has(id)).length;
    const hint = t("step-members", { count: members.length, online });
    return { id: team.id, name: called(team), status: null, to: { team: team.id }, hint };
  });
  const everybody: Goal = { id: "everybody", name: t("step-everybody"), status: null, to: {}, hint: "" };
  return [...people, ...groups, ...(row.owner === "queue" && !row.team ? [] : [everybody])];
}
