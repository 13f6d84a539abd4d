// What waits for a person: deeds that need a second yes, and those of which nobody knows what came of them.

import "../look/deeds-page.css";
import "../look/settings.css";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "../frame/Link";
import type { PageProps } from "../frame/page";
import { Trouble } from "../Trouble";
import { useWords } from "../words";
import { DeedCard } from "./DeedCard";
import { type Deeds, type Tab, useDeeds } from "./useDeeds";

export default function DeedsPage({ desk, state, tab }: PageProps & { tab: string | null }): ReactNode {
  const { t } = useWords();
  const leads = desk.me.role !== "agent";
  const shown: Tab = !leads || tab === "unknown" ? "unknown" : "awaiting";
  return (
    <main className="page deeds-page" aria-labelledby="deeds-title">
      <header className="wh">
        <h1 id="deeds-title">{t("deeds-title")}</h1>
        <nav aria-label={t("deeds-tabs")}>
          {leads && <To tab="awaiting" shown={shown} count={state.deeds?.awaiting ?? 0} />}
          <To tab="unknown" shown={shown} count={state.deeds?.unknown ?? 0} />
        </nav>
      </header>
      <All key={shown} desk={desk} state={state} tab={shown} />
    </main>
  );
}

function To({ tab, shown, count }: { tab: Tab; shown: Tab; count: number }): ReactNode {
  const { t } = useWords();
  return (
    <Link
      to={{ page: "deeds", tab: tab === "awaiting" ? null : tab }}
      {...(tab === shown ? { "aria-current": "page" as const } : {})}
    >
      {t(`deeds-${tab}`)}
      {count > 0 && <span className="num">{count}</span>}
    </Link>
  );
}

function All({ desk, state, tab }: PageProps & { tab: Tab }): ReactNode {
  const { t } = useWords();
  const online = state.link.is === "online";
  const deeds = useDeeds(desk, tab, online);
  return (
    <div className="deeds-all">
      {deeds.fault && <Trouble words="deeds-failed" fault={deeds.fault} again={deeds.again} />}
      {!deeds.kept && !deeds.fault && <Skeleton />}
      {deeds.kept?.length === 0 && !deeds.fault && (
        <div className="empty">
          <b>{t(`deeds-${tab}-empty`)}</b>
          <span>{t(`deeds-${tab}-empty-next`)}</span>
        </div>
      )}
      <Cards deeds={deeds} tab={tab} online={online} leads={desk.me.role !== "agent"} />
      {deeds.more && <Button onClick={deeds.further}>{t("more")}</Button>}
    </div>
  );
}

interface CardsProps {
  deeds: Deeds;
  tab: Tab;
  online: boolean;
  leads: boolean;
}

function Cards({ deeds, tab, online, leads }: CardsProps): ReactNode {
  if (!deeds.kept?.length) return null;
  return (
    <ol className="deed-cards">
      {deeds.kept.map(({ row, decided }) => (
        <li key={row.deed.id}>
          <DeedCard
            row={row}
            decided={decided}
            tab={tab}
            online={online}
            leads={leads}
            decide={deeds.decide}
            settle={deeds.settle}
          />
        </li>
      ))}
    </ol>
  );
}

function Skeleton(): ReactNode {
  const { t } = useWords();
  return (
    <div className="skeleton" role="status" aria-label={t("list-loading")}>
      {[44, 78, 61].map((width) => (
        <i key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
