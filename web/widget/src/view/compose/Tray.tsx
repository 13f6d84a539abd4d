import { bytes } from "../../format";
import { MOST } from "../../upload/limits";
import type { Upload } from "../../upload/uploads";
import { faultIn } from "../Bars";
import { useAround, useUploads } from "../context";
import { kindOf } from "../files/kind";
import { Progress } from "../files/Progress";
import { Icon } from "../icons";

/** Files chosen for the next message. */
export function Tray() {
  const { chat, words } = useAround();
  const files = useUploads();
  const { over } = chat.uploads;
  if (!files.length && !over) return null;
  return (
    <div class="tray">
      {files.length > 0 && (
        <ul aria-label={words.say("files")}>
          {files.map((file, place) => (
            <Chip key={file.key} file={file} same={files.slice(0, place).some((each) => !!file.code && each.code === file.code)} />
          ))}
        </ul>
      )}
      <p class="small" role={over ? "alert" : undefined}>
        {over ? words.say("files-over", { over, most: MOST }) : words.say("attach-limits")}
      </p>
    </div>
  );
}

/** A file; why it cannot go is said once where several cannot for the same reason. */
function Chip({ file, same }: { file: Upload; same: boolean }) {
  const { chat, words } = useAround();
  const bad = file.state === "failed" || file.state === "refused";
  return (
    <li class={`chip ${file.state} ${file.preview ? "shot" : ""}`}>
      <span class="thumb">
        {file.preview ? <img src={file.preview} alt="" /> : <b aria-hidden="true">{kindOf(file.name, file.type)}</b>}
        {!bad && <Progress file={file} />}
      </span>
      {(!file.preview || bad) && (
        <span class="about">
          <span class="name">{file.name}</span>
          <span class="small">{bad ? (same ? words.say("file-same") : faultIn(words, file.code, file.message)) : bytes(words.locale, file.size)}</span>
        </span>
      )}
      {file.state === "failed" && (
        <button
          type="button"
          class="again"
          aria-label={words.say("file-retry", { name: file.name })}
          onClick={() => chat.uploads.retry(file.key)}
        >
          <Icon name="again" />
        </button>
      )}
      <button
        type="button"
        class="off"
        aria-label={words.say("file-remove", { name: file.name })}
        onClick={() => chat.uploads.remove(file.key)}
      >
        <Icon name="cross" />
      </button>
    </li>
  );
}
