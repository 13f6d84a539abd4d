// Every file of the thread in one place, newest first.

import { type ReactNode, useMemo } from "react";
import type { Attachment } from "../../types.gen";
import { useWords } from "../../words";
import { useAddress } from "../addresses";
import { useHere } from "../Here";
import { isPicture } from "../parts/file";
import { FileRow } from "../parts/Pictures";
import { filesOf } from "../Room";
import type { Placed } from "../entries";
import { Section } from "./Section";

export function FilesOfThread({ entries }: { entries: readonly Placed[] }): ReactNode {
  const { t } = useWords();
  const files = useMemo(() => filesOf(entries).toReversed(), [entries]);
  if (files.length === 0) return null;
  const pictures = files.filter(isPicture);
  return (
    <Section name="files" title={t("files")} count={files.length}>
      {pictures.length > 0 && (
        <ul className="ev">
          {pictures.map((file) => (
            <li key={file.id}>
              <Small file={file} />
            </li>
          ))}
        </ul>
      )}
      {files
        .filter((file) => !isPicture(file))
        .map((file) => (
          <FileRow key={file.id} file={file} />
        ))}
    </Section>
  );
}

function Small({ file }: { file: Attachment }): ReactNode {
  const { t } = useWords();
  const { desk, enlarge } = useHere();
  const { url, broken } = useAddress(desk.api, file.id);
  return (
    <button type="button" onClick={() => enlarge(file.id)} aria-label={t("file-enlarge", { name: file.name })} title={file.name}>
      {url && <img src={url} alt="" loading="lazy" onError={broken} />}
    </button>
  );
}
