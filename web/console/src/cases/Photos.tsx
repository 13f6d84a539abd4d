// The pictures of a case; and those that the customer sent in the chat, to be pointed at.

import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Icon } from "../icons";
import type { CaseDetail, CasePhoto } from "../types.gen";
import { useWords } from "../words";
import { useRun, Wrong } from "./Doing";
import type { OneCase } from "./useCases";

interface Props {
  one: OneCase;
  value: CaseDetail;
  online: boolean;
}

export function Photos({ one, value, online }: Props): ReactNode {
  const { t } = useWords();
  const { photos, chat_photos: sent } = value;
  if (photos.length === 0 && sent.length === 0) return null;
  return (
    <section>
      <h3>{photos.length > 0 ? t("case-photos", { count: photos.length }) : t("case-photos-none")}</h3>
      {photos.length > 0 && (
        <ul className="ev">
          {photos.map((photo) => (
            <li key={photo.id}>
              <Shown photo={photo} />
            </li>
          ))}
        </ul>
      )}
      {sent.length > 0 && <FromChat one={one} sent={sent} online={online} />}
    </section>
  );
}

function Shown({ photo }: { photo: CasePhoto }): ReactNode {
  const { t } = useWords();
  if (!photo.url) return <span className="mut">{t("case-photo-gone")}</span>;
  return (
    <a href={photo.url} target="_blank" rel="noreferrer" aria-label={t("file-enlarge", { name: photo.name })}>
      <img src={photo.url} alt="" loading="lazy" />
    </a>
  );
}

/** One picks those that show what is wrong; the case goes on by itself once it has enough. */
function FromChat({ one, sent, online }: { one: OneCase; sent: readonly CasePhoto[]; online: boolean }): ReactNode {
  const { t } = useWords();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const { busy, fault, run } = useRun();
  const turn = (id: string) => setPicked(picked.includes(id) ? picked.filter((each) => each !== id) : [...picked, id]);
  const add = () => void run(() => one.show(picked)).then((well) => well && setPicked([]));
  return (
    <fieldset className="from-chat">
      <legend className="mut">{t("case-photos-chat")}</legend>
      <ul className="ev">
        {sent.map((photo) => (
          <li key={photo.id}>
            <label title={photo.name}>
              <input type="checkbox" checked={picked.includes(photo.id)} onChange={() => turn(photo.id)} />
              {photo.url && <img src={photo.url} alt={photo.name} loading="lazy" />}
              <Icon name="check" size="s" />
            </label>
          </li>
        ))}
      </ul>
      {picked.length > 0 && (
        <Button loading={busy} disabled={!online} onClick={add}>
          {t("case-photos-add", { count: picked.length })}
        </Button>
      )}
      {fault && <Wrong fault={fault} />}
    </fieldset>
  );
}
