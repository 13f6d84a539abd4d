// A few dozen signs, for who has none on the keyboard.

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { Icon } from "../../icons";
import { useWords } from "../../words";
import { Pop } from "../Pop";

const SIGNS = [
  ..."😊🙂😄😁😂🤣😉😍🥰😘🤗🤔😅😬😢😭😳😞😡🥺😴🤒👍👎👌🙏👏💪🤝👋✌️❤️💔🎉🎁🌸🌹☕🍵📦🚚✅❌⭐🔥⏰💰📷📞",
].reduce<string[]>((signs, sign) => {
  // A variation mark belongs to the sign before it.
  if (sign === "️") signs.push(`${signs.pop() ?? ""}${sign}`);
  else signs.push(sign);
  return signs;
}, []);
const COLUMNS = 8;

export function Emoji({ insert }: { insert: (sign: string) => void }): ReactNode {
  const { t } = useWords();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = at + step;
    if (next < 0 || next >= SIGNS.length) return;
    setAt(next);
    event.currentTarget.querySelectorAll("button")[next]?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="ib sm"
        popoverTarget={id}
        aria-label={t("emoji")}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={t("emoji")}
      >
        <Icon name="smile" />
      </button>
      <Pop id={id} label={t("emoji")} open={open} change={setOpen} anchor={button} up>
        <div className="emoji" onKeyDown={walk}>
          {SIGNS.map((sign, index) => (
            <button
              key={sign}
              type="button"
              tabIndex={index === at ? 0 : -1}
              {...(index === at ? { "data-first": "" } : {})}
              onClick={() => {
                setOpen(false);
                insert(sign);
              }}
            >
              {sign}
            </button>
          ))}
        </div>
      </Pop>
    </>
  );
}
