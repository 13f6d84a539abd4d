// Who writes: her name, how sure the shop is that it is she, and how else she can be reached.

import type { ReactNode } from "react";
import { Avatar, useContactName } from "../../chips";
import type { Desk } from "../../desk";
import { Icon, type IconName } from "../../icons";
import type { ContactShown, Summary } from "../../types.gen";
import { useForms, useWords } from "../../words";
import { CodeStands, SendCode, useProof } from "./Proof";

const LEVELS = ["visitor", "claimed", "verified", "fresh"] as const;

interface Props {
  desk: Desk;
  row: Summary;
  contact: ContactShown | null;
}

export function Customer({ desk, row, contact }: Props): ReactNode {
  const { t, find } = useWords();
  const forms = useForms();
  const named = useContactName();
  const proof = useProof(desk, row, contact);
  const name = contact?.name || named(row);
  const about = [
    contact?.city,
    contact && contact.orders > 0 ? t("order-count", { count: contact.orders }) : null,
    contact ? t("customer-since", { at: forms.date(contact.since) }) : t("came-at", { at: forms.stamp(row.created_at) }),
  ].filter(Boolean);
  return (
    <section className="sec-b customer">
      <div className="cust">
        <Avatar name={name} size="lg" />
        <div>
          <h3 className="trunc">{name}</h3>
          <div className="label num trunc">{about.join(" · ")}</div>
        </div>
      </div>
      <Level
        level={contact?.level ?? (row.contact.verified ? "verified" : "visitor")}
        at={contact?.verified_at ?? null}
        until={contact?.fresh_until ?? null}
      >
        <SendCode proof={proof} />
      </Level>
      <CodeStands proof={proof} />
      <ul className="reachable">
        {contact?.email && <Way icon="mail" text={contact.email} href={`mailto:${contact.email}`} />}
        {contact?.phone && <Way icon="phone" text={contact.phone} href={`tel:${contact.phone.replaceAll(/[^+\d]/g, "")}`} />}
        <Way icon="chat" text={t("customer-language", { language: find(`locale-${row.locale}`) ?? row.locale })} />
      </ul>
    </section>
  );
}

/** Four steps: nobody vouches for her, she says who she is, the shop did, she has just proved it by a code. */
interface LevelProps {
  level: ContactShown["level"];
  at: string | null;
  until: string | null;
  children: ReactNode;
}

function Level({ level, at, until, children }: LevelProps): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const reached = LEVELS.indexOf(level);
  return (
    <div className="level">
      <div className="id4" role="img" aria-label={t("level-of", { level: t(`level-${level}`), step: reached + 1, steps: LEVELS.length })}>
        {LEVELS.map((each, index) => (
          <i key={each} className={index <= reached && level !== "visitor" ? "f" : ""} />
        ))}
      </div>
      <div className="label num sure">
        <span>
          <b className={level}>{t(`level-${level}`)}</b>
          {until && ` · ${t("level-until", { at: forms.time(until) })}`}
          {at && !until && ` · ${t("level-at", { at: forms.brief(at) })}`}
        </span>
        {children}
      </div>
    </div>
  );
}

function Way({ icon, text, href }: { icon: IconName; text: string; href?: string }): ReactNode {
  return (
    <li>
      <Icon name={icon} size="s" />
      {href ? (
        <a className="trunc num" href={href}>
          {text}
        </a>
      ) : (
        <span className="trunc">{text}</span>
      )}
    </li>
  );
}
