import { useEffect, useState } from "preact/hooks";
import { useAround } from "../context";
import { Icon } from "../icons";

const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** Says where files can be let go, while some are held over the chat; and takes them. */
export function DropZone() {
  const { chat, words } = useAround();
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Entering a child comes before leaving its parent: only the balance says whether one is still inside.
    let inside = 0;
    const step = (by: number) => (event: DragEvent): void => {
      if (!carries(event)) return;
      inside = Math.max(0, inside + by);
      setOver(inside > 0);
    };
    const enter = step(1);
    const leave = step(-1);
    const hold = (event: DragEvent): void => void (carries(event) && event.preventDefault());
    const drop = (event: DragEvent): void => {
      if (!carries(event)) return;
      event.preventDefault();
      inside = 0;
      setOver(false);
      chat.uploads.add([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("dragover", hold);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("dragover", hold);
      window.removeEventListener("drop", drop);
    };
  }, [chat]);
  if (!over) return null;
  return (
    <div class="drop" aria-hidden="true">
      <div>
        <Icon name="image" />
        <b>{words.say("drop")}</b>
        <span class="small">{words.say("attach-limits")}</span>
      </div>
    </div>
  );
}
