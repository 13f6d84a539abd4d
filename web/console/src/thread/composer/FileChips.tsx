// The files of a line that is not sent yet: on their way, there, or refused with the reason.

import type { ReactNode } from "react";
import type { Fault } from "../../api";
import { Icon } from "../../icons";
import { why } from "../../Trouble";
import type { Attachment } from "../../types.gen";
import { useWords } from "../../words";
import { useAddress } from "../addresses";
import { useHere } from "../Here";
import { isPicture, sizeOf } from "../parts/file";
import type { Files, Upload } from "./useFiles";

interface Props {
  files: Files;
  kept: readonly Attachment[];
  drop: (id: string) => void;
}

export function FileChips({ files, kept, drop }: Props): ReactNode {
  const { t } = useWords();
  if (kept.length + files.uploads.length === 0) return null;
  return (
    <ul className="chips" aria-label={t("files")}>
      {kept.map((file) => (
        <li key={file.id} className="fchip">
          {isPicture(file) ? <Small file={file} /> : <Icon name="doc" />}
          <span className="trunc">{file.name}</span>
          <span className="label num">{sizeOf(file.size)}</span>
          <Remove name={file.name} remove={() => drop(file.id)} />
        </li>
      ))}
      {files.uploads.map((upload) => (
        <OnItsWay key={upload.key} upload={upload} files={files} />
      ))}
    </ul>
  );
}

function Small({ file }: { file: Attachment }): ReactNode {
  const { desk } = useHere();
  const { url, broken } = useAddress(desk.api, file.id);
  return <span className="mini">{url && <img src={url} alt="" onError={broken} />}</span>;
}

function OnItsWay({ upload, files }: { upload: Upload; files: Files }): ReactNode {
  const words = useWords();
  const { t } = words;
  const { key, file, preview, share, fault } = upload;
  const percent = Math.round(share * 100);
  return (
    <li className={`fchip${fault ? " failed" : ""}`}>
      {preview && !fault ? (
        <span className="mini">
          <img src={preview} alt="" />
        </span>
      ) : (
        <Icon name={fault ? "warn" : "doc"} />
      )}
      <span className="trunc">{file.name}</span>
      {fault ? (
        <span className="why" role="alert">
          {why(words, fault)}{" "}
          {mayPass(fault) && (
            <button type="button" onClick={() => files.retry(key)}>
              {t("file-retry")}
            </button>
          )}
        </span>
      ) : (
        <span className="label num">
          <progress max={100} value={percent} aria-label={t("file-uploading", { name: file.name })} /> {percent}%
        </span>
      )}
      <Remove name={file.name} remove={() => files.remove(key)} />
    </li>
  );
}

/** Whether the same file may be taken another time: what was refused for what it is will be refused again. */
function mayPass({ status }: Fault): boolean {
  return status === 0 || status === 429 || status >= 500;
}

function Remove({ name, remove }: { name: string; remove: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <button type="button" className="ib xs" aria-label={t("file-remove", { name })} onClick={remove}>
      <Icon name="close" size="s" />
    </button>
  );
}
