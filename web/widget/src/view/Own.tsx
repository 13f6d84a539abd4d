import type { Outgoing } from "../chat/state";
import type { MessageSend } from "../types.gen";
import type { Words } from "../words";
import { useAround, useUploads } from "./context";
import { Text } from "./EntryView";
import { OwnFiles } from "./files/Files";
import { Icon } from "./icons";

/** Refusals after which the server may have the message all the same: then it is only sent again, never rewritten. */
const UNSURE = new Set(["offline", "unknown"]);

/** An own message on its way. */
export function Own({ item }: { item: Outgoing }) {
  const { chat, words } = useAround();
  const frame = item.frame as MessageSend;
  const files = useUploads(item.files ?? []);
  const failed = item.state === "failed";
  const file = files.some((each) => each.state === "failed" || each.state === "refused");
  const refused = files.some((each) => each.state === "refused");
  // Why stands in the line of the file itself, unless it is shown as a picture.
  const told = files.some((each) => each.code && !each.preview);
  return (
    <article class="entry contact">
      <span class="sr">{words.say("said-by", { author: words.say("author-contact") })}</span>
      {frame.text !== "" && (
        <div class={`bubble ${item.state}`}>
          <Text text={frame.text} />
        </div>
      )}
      {files.length > 0 && <OwnFiles files={files} />}
      {!failed && (
        <p class={`when small ${item.state === "loading" ? "" : "sending-note"}`}>
          <Icon name="clock" />
          {words.say(item.state === "loading" ? "sending-files" : "sending")}
        </p>
      )}
      {failed && (
        <p class="small unsent" role="alert">
          <span>
            <Icon name="late" /> {words.say("not-sent")} {!told && reason(words, item)}
          </span>
          <span>
            {!refused && (
              <button type="button" onClick={() => chat.retry(frame.id)}>
                {words.say("retry")}
              </button>
            )}
            {(file || !UNSURE.has(item.code ?? "")) && (
              <button type="button" onClick={() => chat.takeBack(frame.id)}>
                {words.say("take-back")}
              </button>
            )}
          </span>
        </p>
      )}
    </article>
  );
}

/** Why, where that says more than that it was not sent. */
function reason(words: Words, { code = "", message = "" }: Outgoing): string {
  return message || (code !== "offline" && words.has(`error-${code}`) ? words.say(`error-${code}`) : "");
}
