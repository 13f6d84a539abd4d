import type { RefObject, TargetedClipboardEvent, TargetedInputEvent, TargetedKeyboardEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { TEXT_LIMIT } from "../../chat/state";
import { length } from "../../format";
import { Composition } from "../../ime";
import { ACCEPT } from "../../upload/limits";
import { useAround, useMedia, useUploads } from "../context";
import { Icon } from "../icons";
import { Tray } from "./Tray";

/** From here on the customer is told what is left. */
const NEAR = TEXT_LIMIT - 500;

interface Props {
  waiting: boolean;
  /** Rises whenever the chat is opened. */
  shown: number;
  picker: RefObject<HTMLInputElement | null>;
}

/** Where the customer writes and puts files. */
export function Composer({ waiting, shown, picker }: Props) {
  const { chat, words } = useAround();
  const [text, setText] = useState(chat.draft.text);
  const [composition] = useState(() => new Composition());
  const box = useRef<HTMLTextAreaElement>(null);
  const files = useUploads().filter((each) => each.state !== "refused");
  const count = text.length > NEAR ? length(text) : text.length;
  const ready = (text.trim() !== "" || files.length > 0) && count <= TEXT_LIMIT;

  useEffect(() => {
    if (shown) box.current?.focus({ preventScroll: true });
  }, [shown]);
  useEffect(() => grow(box.current), [text]);

  const change = (written: string): void => {
    setText(written);
    chat.draft.write(written);
  };
  const send = (): void => {
    if (!ready) return;
    chat.write(text.trim());
    change("");
    box.current?.focus();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== "Enter" || event.shiftKey || composition.owns(event)) return;
    event.preventDefault();
    send();
  };
  const onInput = (event: TargetedInputEvent<HTMLTextAreaElement>): void => {
    change(event.currentTarget.value);
    if (event.currentTarget.value.trim()) chat.typing();
  };
  const onPaste = (event: TargetedClipboardEvent<HTMLTextAreaElement>): void => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    // Text that comes with a picture of itself (from a table, say) is meant as text.
    if (!pasted.length || event.clipboardData?.types.includes("text/plain")) return;
    event.preventDefault();
    chat.uploads.add(pasted);
  };

  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="box">
        <Tray />
        <div class="row">
          <Pickers picker={picker} />
          <textarea
            ref={box}
            rows={1}
            value={text}
            aria-label={words.say("compose-label")}
            aria-describedby="limit"
            aria-invalid={count > TEXT_LIMIT}
            placeholder={words.say(waiting ? "compose-waiting" : "compose")}
            enterkeyhint="send"
            onInput={onInput}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onCompositionStart={() => composition.start()}
            onCompositionEnd={(event) => composition.end(event.timeStamp)}
          />
          <button type="submit" class="go" aria-label={words.say("send")} aria-disabled={!ready}>
            <Icon name="send" />
          </button>
        </div>
      </div>
      <p id="limit" role="status" class={count > TEXT_LIMIT ? "limit over" : "limit"}>
        {count > TEXT_LIMIT
          ? words.say("too-long", { limit: TEXT_LIMIT, count })
          : count > NEAR && words.say("left", { left: TEXT_LIMIT - count })}
      </p>
    </form>
  );
}

/** The ways to add files: from the device, and on a phone straight from its camera. */
function Pickers({ picker }: { picker: RefObject<HTMLInputElement | null> }) {
  const { chat, words } = useAround();
  const camera = useRef<HTMLInputElement>(null);
  const phone = useMedia("(pointer: coarse)");
  const picked = (event: TargetedInputEvent<HTMLInputElement>): void => {
    chat.uploads.add([...(event.currentTarget.files ?? [])]);
    // The same file can be chosen again after it was removed.
    event.currentTarget.value = "";
  };
  return (
    <>
      {phone && (
        <>
          <input ref={camera} type="file" accept="image/*" capture="environment" hidden onChange={picked} />
          <button type="button" class="plain" aria-label={words.say("camera")} onClick={() => camera.current?.click()}>
            <Icon name="camera" />
          </button>
        </>
      )}
      <input ref={picker} type="file" multiple accept={ACCEPT} hidden onChange={picked} />
      <button
        type="button"
        class="plain"
        aria-label={words.say("attach")}
        aria-description={words.say("attach-limits")}
        title={words.say("attach-limits")}
        onClick={() => picker.current?.click()}
      >
        <Icon name={phone ? "clip" : "image"} />
      </button>
    </>
  );
}

/** As high as its text, up to what the style sheet allows. */
function grow(box: HTMLTextAreaElement | null): void {
  if (!box) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}
