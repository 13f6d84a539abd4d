import { useRef } from "preact/hooks";
import { bytes } from "../../format";
import type { Attachment } from "../../types.gen";
import type { Upload } from "../../upload/uploads";
import { faultIn } from "../Bars";
import { useAround } from "../context";
import { Icon } from "../icons";
import { kindOf } from "./kind";
import { Progress } from "./Progress";
import { useAddress } from "./useAddress";

/** The longer side of a picture shown by itself. */
const LARGEST = 220;

/** The form a picture keeps before it is there, so that nothing moves when it comes. */
function form(width: number | null | undefined, height: number | null | undefined): { width: string; aspectRatio: string } {
  const [w, h] = width && height ? [width, height] : [4, 3];
  // Very long ones are cropped rather than shown as a thread.
  const ratio = Math.min(2.4, Math.max(0.5, w / h));
  return { width: `${Math.round(ratio >= 1 ? LARGEST : LARGEST * ratio)}px`, aspectRatio: String(ratio) };
}

/** The files of an entry: pictures together, then the others. */
export function FilesView({ files }: { files: readonly Attachment[] }) {
  const { words, enlarge } = useAround();
  const pictures = files.filter((file) => file.media_type.startsWith("image/"));
  return (
    <>
      {pictures.length > 0 && (
        <div class={pictures.length > 1 ? "pictures several" : "pictures"}>
          {pictures.map((picture, place) => (
            <button
              key={picture.id}
              type="button"
              class="picture"
              style={pictures.length > 1 ? undefined : form(picture.width, picture.height)}
              aria-label={words.say("picture-open", { name: picture.name })}
              onClick={() => enlarge(pictures, place)}
            >
              <Thumb picture={picture} />
            </button>
          ))}
        </div>
      )}
      {files
        .filter((file) => !pictures.includes(file))
        .map((file) => (
          <FileRow key={file.id} file={file} />
        ))}
    </>
  );
}

function Thumb({ picture }: { picture: Attachment }) {
  const { chat, words } = useAround();
  const place = useRef<HTMLSpanElement>(null);
  const { url, failed, broken } = useAddress(picture.id, place);
  // Her own is shown from memory until the server's is there.
  const local = chat.uploads.previewOf(picture.id)?.preview;
  const src = url ?? local;
  return (
    <span ref={place} class="thumb">
      {src && !failed ? (
        <img src={src} alt={picture.name} onError={broken} onLoad={() => url && chat.uploads.release(picture.id)} />
      ) : (
        failed && <span class="small">{words.say("picture-failed")}</span>
      )}
    </span>
  );
}

/** A file by name, kind and size; its address is fetched when it is wanted. */
function FileRow({ file }: { file: Attachment }) {
  const { chat, words } = useAround();
  const open = async (): Promise<void> => {
    const url = await chat.addresses.of(file.id).catch(() => null);
    if (!url) return chat.fail("file");
    const link = document.createElement("a");
    link.href = url;
    link.download = file.name;
    link.rel = "noopener";
    link.click();
  };
  return (
    <button type="button" class="file" onClick={() => void open()}>
      <span class="sr">{words.say("file-download")}</span>
      <b aria-hidden="true">{kindOf(file.name, file.media_type)}</b>
      <span class="about">
        <span class="name">{file.name}</span>
        <span class="small num">{bytes(words.locale, file.size)}</span>
      </span>
      <Icon name="download" />
    </button>
  );
}

/** The files of a message that is still on its way. */
export function OwnFiles({ files }: { files: readonly Upload[] }) {
  const { words } = useAround();
  const pictures = files.filter((file) => file.preview);
  return (
    <>
      {pictures.length > 0 && (
        <div class={pictures.length > 1 ? "pictures several" : "pictures"}>
          {pictures.map((file) => (
            <span key={file.key} class="picture" style={pictures.length > 1 ? undefined : form(file.width, file.height)}>
              <span class="thumb">
                <img src={file.preview ?? ""} alt={file.name} />
                {(file.state === "loading" || file.state === "waiting") && <Progress file={file} />}
              </span>
            </span>
          ))}
        </div>
      )}
      {files
        .filter((file) => !file.preview)
        .map((file) => (
          <span key={file.key} class="file">
            <b aria-hidden="true">{kindOf(file.name, file.type)}</b>
            <span class="about">
              <span class="name">{file.name}</span>
              {file.code ? (
                <span class="small bad">{faultIn(words, file.code, file.message)}</span>
              ) : (
                <span class="small num">{bytes(words.locale, file.size)}</span>
              )}
              {(file.state === "loading" || file.state === "waiting") && <Progress file={file} />}
            </span>
          </span>
        ))}
    </>
  );
}
