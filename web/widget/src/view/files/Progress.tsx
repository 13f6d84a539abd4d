import type { Upload } from "../../upload/uploads";
import { useAround } from "../context";

/** How far a file is, as a bar over its picture. */
export function Progress({ file }: { file: Upload }) {
  const { words } = useAround();
  if (file.state === "done") return null;
  const percent = Math.round(file.share * 100);
  return (
    <progress class="progress" max={100} value={percent} aria-label={words.say("file-progress", { name: file.name })}>
      {percent}
    </progress>
  );
}
