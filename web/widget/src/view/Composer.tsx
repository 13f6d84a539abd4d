import { useEffect, useRef, useState } from "preact/hooks";
import type { TargetedInputEvent, TargetedKeyboardEvent } from "preact";
import { length } from "../format";
import { TEXT_LIMIT } from "../state";
import { useAround } from "./context";
import { Icon } from "./icons";

/** From here on the customer is told what is left. */
const NEAR = TEXT_LIMIT - 500;

/** An Enter that ends a composition chooses a word, it does not send; some browsers say so only by the key code. */
function composing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

interface Props {
  waiting: boolean;
  /** Rises whenever the chat is opened. */
  shown: number;
}

/** Where the customer writes. */
export function Composer({ waiting, shown }: Props) {
  const { chat, words } = useAround();
  const [text, setText] = useState("");
  const box = useRef<HTMLTextAreaElement>(null);
  const count = text.length > NEAR ? length(text) : text.length;
  const ready = text.trim() !== "" && count <= TEXT_LIMIT;

  useEffect(() => {
    if (shown) box.current?.focus({ preventScroll: true });
  }, [shown]);
  useEffect(() => grow(box.current), [text]);

  const send = (): void => {
    if (!ready) return;
    chat.write(text.trim());
    setText("");
    box.current?.focus();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== "Enter" || event.shiftKey || composing(event)) return;
    event.preventDefault();
    send();
  };
  const onInput = (event: TargetedInputEvent<HTMLTextAreaElement>): void => {
    setText(event.currentTarget.value);
    if (event.currentTarget.value.trim()) chat.typing();
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
        />
        <button type="submit" class="go" aria-label={words.say("send")} aria-disabled={!ready}>
          <Icon name="send" />
        </button>
      </div>
      <p id="limit" role="status" class={count > TEXT_LIMIT ? "limit over" : "limit"}>
        {count > TEXT_LIMIT
          ? words.say("too-long", { limit: TEXT_LIMIT, count })
          : count > NEAR && words.say("left", { left: TEXT_LIMIT - count })}
      </p>
    </form>
  );
}

/** As high as its text, up to what the style sheet allows. */
function grow(box: HTMLTextAreaElement | null): void {
  if (!box) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}
