// A parcel: its way in four steps, the carrier's last word, and all the earlier ones when one wants them.

import type { ReactNode } from "react";
import type { Parcel } from "../../types.gen";
import { keyPart, useForms, useWords } from "../../words";
import { newestFirst, stages } from "./stages";

export function ParcelShown({ parcel }: { parcel: Parcel }): ReactNode {
  const { t, find } = useWords();
  const forms = useForms();
  const events = newestFirst(parcel);
  const status = find(`parcel-${keyPart(parcel.status)}`) ?? t("parcel-other");
  return (
    <div className="parcel">
      <ol className="trk" aria-label={t("parcel-way", { status })}>
        {stages(parcel).map((stage) => (
          <li key={stage.name} className={stage.sign} {...(stage.sign === "now" ? { "aria-current": "step" as const } : {})}>
            {t(`stage-${stage.name}`)}
            {stage.at && <time dateTime={stage.at}>{forms.date(stage.at)}</time>}
          </li>
        ))}
      </ol>
      <div className="label num way">
        {[parcel.carrier || t("parcel"), parcel.tracking].filter(Boolean).join(" ")} · {status}
      </div>
      {events.length === 0 ? (
        <p className="label">{t("parcel-no-events")}</p>
      ) : (
        <details className="reports">
          <summary>
            <span>
              {events[0]?.text}
              <small className="num">{[events[0]?.place, forms.stamp(events[0]?.at ?? "")].filter(Boolean).join(" · ")}</small>
            </span>
            {events.length > 1 && <em className="num">{t("parcel-more", { count: events.length - 1 })}</em>}
          </summary>
          <Events events={events.slice(1)} />
        </details>
      )}
    </div>
  );
}

function Events({ events }: { events: Parcel["events"] }): ReactNode {
  const forms = useForms();
  return (
    <ol className="deeds">
      {events.map((event) => (
        <li key={`${event.at} ${event.text}`}>
          <i className="k" />
          <div>
            {event.text}
            {event.place && <small>{event.place}</small>}
          </div>
          <time dateTime={event.at}>{forms.stamp(event.at)}</time>
        </li>
      ))}
    </ol>
  );
}
