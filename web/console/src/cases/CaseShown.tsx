// One case: what it is about, its way, what can be done next, and everything that happened.

import { Button } from "antd";
import { type ReactNode, Suspense, useState } from "react";
import type { Desk } from "../desk";
import { Link } from "../frame/Link";
import { Icon } from "../icons";
import { lazyWithWords } from "../later";
import { Picture } from "../thread/parts/Picture";
import { Trouble } from "../Trouble";
import type { CaseDetail, CasePhase } from "../types.gen";
import { useForms, useWords } from "../words";
import { Doing, useRun, Wrong } from "./Doing";
import { Photos } from "./Photos";
import { Stands } from "./Stands";
import { Note, Timeline } from "./Timeline";
import { type OneCase, useCase } from "./useCases";

const DeedForm = lazyWithWords("form", () => import("../deeds/DeedForm"));

interface Props {
  desk: Desk;
  id: string;
  online: boolean;
  moved: () => void;
}

export function CaseShown({ desk, id, online, moved }: Props): ReactNode {
  const { t } = useWords();
  const one = useCase(desk, id, moved);
  const { value } = one;
  if (!value) {
    if (one.fault) return <Trouble words="case-failed" fault={one.fault} again={one.again} />;
    return <p className="cases-hint" role="status">{t("list-loading")}</p>;
  }
  return (
    <article className="case" aria-label={value.case.title}>
      <Head value={value} />
      {one.fault && <Trouble words="case-failed" fault={one.fault} again={one.again} />}
      <Way steps={value.steps} />
      {value.case.open && <Next desk={desk} one={one} value={value} online={online} />}
      <About value={value} />
      <Photos one={one} value={value} online={online} />
      <Timeline value={value} />
      {online && <Notes one={one} />}
    </article>
  );
}

function Head({ value }: { value: CaseDetail }): ReactNode {
  const { t } = useWords();
  const { case: row } = value;
  const agent = row.agent?.name;
  return (
    <header>
      <div className="row">
        <h2>{row.title}</h2>
        <span className="sp" />
        <Stands row={row} />
      </div>
      <p className="who">
        <b>{row.customer || t("case-nobody")}</b>
        <span className="num">{row.order}</span>
        {row.reason && <span>{row.reason}</span>}
        <span>{agent ? t("case-by", { name: agent }) : t("case-by-nobody")}</span>
        {row.conversation && (
          <Link to={{ page: "inbox", open: row.conversation }}>
            {t("open-conversation")}
            <Icon name="right" size="s" />
          </Link>
        )}
      </p>
    </header>
  );
}

/** The steps of its way, as the customer sees them too. */
function Way({ steps }: { steps: readonly CasePhase[] }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  return (
    <ol className="way" aria-label={t("case-way")}>
      {steps.map((step) => (
        <li key={step.key} className={step.state} {...(step.state === "now" ? { "aria-current": "step" as const } : {})}>
          <span>
            {step.title}
            {step.text && <small>{step.text}</small>}
          </span>
          {step.at && <time dateTime={step.at}>{forms.stamp(step.at)}</time>}
          {!step.at && step.due_at && <time dateTime={step.due_at}>{t("case-until", { at: forms.stamp(step.due_at) })}</time>}
        </li>
      ))}
    </ol>
  );
}

/** Where what came of it is settled with the shop. */
const ENDING = new Set(["inspected", "accepted"]);

/** The next steps: those of the table, and the deed at the shop that ends it. */
function Next({ desk, one, value, online }: { desk: Desk; one: OneCase; value: CaseDetail; online: boolean }): ReactNode {
  const { t } = useWords();
  const [ending, setEnding] = useState(false);
  const { busy, fault, run } = useRun();
  const { case: row } = value;
  const ends = value.matter && value.ends_by && ENDING.has(row.state);
  // What is done for her is told where she reads it.
  const end = async () => {
    if (row.conversation || (await run(one.write))) setEnding(true);
  };
  return (
    <section className="next">
      <h3>{t(`case-turn-${row.turn}`)}</h3>
      <p className="mut">{t("case-reads", { text: [value.head, value.lead].filter(Boolean).join(" · ") })}</p>
      {ends && !ending && row.kind === "claim" && <p>{t("case-claim-first")}</p>}
      {ends && !ending && (
        <Button type="primary" loading={busy} disabled={!online} onClick={() => void end()}>
          {t(`case-end-${row.kind}`)}
        </Button>
      )}
      {fault && <Wrong fault={fault} />}
      {ends && ending && (
        <Suspense>
          <DeedForm
            desk={desk}
            conversation={row.conversation ?? ""}
            order={row.order}
            action={value.ends_by ?? ""}
            known={{ matter: value.matter, amount: value.amount, yes: row.state === "accepted" }}
            close={() => {
              setEnding(false);
              one.again();
            }}
          />
        </Suspense>
      )}
      {!ending && <Doing desk={desk} one={one} value={value} online={online} />}
    </section>
  );
}

function About({ value }: { value: CaseDetail }): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const { label } = value;
  const back = value.case.kind === "return" || value.case.kind === "exchange";
  return (
    <section>
      <h3>{t("case-about")}</h3>
      {value.shop_away && <p className="mut">{t("case-shop-away")}</p>}
      <ul className="goods">
        {value.items?.map((item) => (
          <li key={item.line}>
            <Picture src={item.picture} icon="box" />
            <span>
              {item.title}
              {item.quantity > 1 && <span className="mut num"> × {item.quantity}</span>}
            </span>
          </li>
        ))}
      </ul>
      <dl>
        {value.amount && <Fact name={t("case-amount")} said={forms.money(value.amount)} />}
        {back && <Fact name={t("case-freight")} said={t(`case-freight-${value.freight}`)} />}
        {label && <Fact name={t("case-label")} said={`${label.carrier} ${label.tracking}`} />}
        {value.send_to && <Fact name={t("case-send-to")} said={value.send_to} />}
        {value.tracking && <Fact name={t("case-tracking")} said={value.tracking} />}
        {value.passed !== null && value.passed !== undefined && (
          <Fact name={t("case-inspected")} said={t(value.passed ? "case-passed" : "case-not-passed")} />
        )}
      </dl>
    </section>
  );
}

function Fact({ name, said }: { name: string; said: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{said}</dd>
    </div>
  );
}

function Notes({ one }: { one: OneCase }): ReactNode {
  const { busy, fault, run } = useRun();
  return (
    <>
      <Note busy={busy} send={(text) => run(() => one.take("note", { text }))} />
      {fault && <Wrong fault={fault} />}
    </>
  );
}
