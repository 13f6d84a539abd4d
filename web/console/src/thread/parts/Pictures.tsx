// Files of one line: pictures small in their own shape, everything else as a row with name and size.

import type { ReactNode } from "react";
import { Icon } from "../../icons";
import type { Attachment } from "../../types.gen";
import { useWords } from "../../words";
import { addressOf, useAddress } from "../addresses";
import { useHere } from "../Here";
import { isPicture, sizeOf, typeOf } from "./file";

/** A picture on its own may be this large; several share the line. */
const ONE = { width: 260, height: 200 };
const MANY = { width: 128, height: 96 };

export function Pictures({ files }: { files: readonly Attachment[] }): ReactNode {
  const pictures = files.filter(isPicture);
  const rest = files.filter((file) => !isPicture(file));
  return (
    <>
      {pictures.length > 0 && (
        <div className={`shots${pictures.length > 1 ? " many" : ""}`}>
          {pictures.map((file) => (
            <Shot key={file.id} file={file} box={pictures.length > 1 ? MANY : ONE} />
          ))}
        </div>
      )}
      {rest.map((file) => (
        <FileRow key={file.id} file={file} />
      ))}
    </>
  );
}

/** The place a picture takes before it is there: the same as after. */
function fit(file: Attachment, box: typeof ONE): typeof ONE {
  const { width, height } = file;
  if (!width || !height || box === MANY) return box;
  const scale = Math.min(1, box.width / width, box.height / height);
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) };
}

function Shot({ file, box }: { file: Attachment; box: typeof ONE }): ReactNode {
  const { t } = useWords();
  const { desk, enlarge } = useHere();
  const { url, failed, broken, again } = useAddress(desk.api, file.id);
  const size = fit(file, box);
  if (failed) {
    return (
      <button type="button" className="shot failed" style={size} onClick={again}>
        <Icon name="again" />
        <span>{t("file-again")}</span>
      </button>
    );
  }
  return (
    <button type="button" className="shot" style={size} onClick={() => enlarge(file.id)} aria-label={t("file-enlarge", { name: file.name })}>
      {url && <img src={url} alt="" width={size.width} height={size.height} onError={broken} />}
    </button>
  );
}

/** Opens in a tab of its own by an address asked for at that moment. */
export function FileRow({ file }: { file: Attachment }): ReactNode {
  const { t } = useWords();
  const { desk } = useHere();
  const open = async () => {
    // Opened within the click, so that no browser takes it for a window nobody asked for.
    const tab = window.open("about:blank", "_blank");
    if (tab) tab.opener = null;
    try {
      const { url } = await addressOf(desk.api, file.id);
      if (tab) tab.location.href = new URL(url, location.href).href;
    } catch {
      tab?.close();
    }
  };
  return (
    <button type="button" className="pcard file-row" onClick={() => void open()} aria-label={t("file-open", { name: file.name })}>
      <span className="pic">
        <Icon name="doc" />
      </span>
      <span className="what">
        <span className="trunc">{file.name}</span>
        <small className="num">
          {typeOf(file)} · {sizeOf(file.size)}
        </small>
      </span>
      <Icon name="save" />
    </button>
  );
}
