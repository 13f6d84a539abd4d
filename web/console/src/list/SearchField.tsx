// Where one writes what to look for.

import { type ReactNode, type RefObject } from "react";
import { Icon } from "../icons";
import { useWords } from "../words";

interface Props {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  open: boolean;
  write: (text: string) => void;
  begin: () => void;
  end: () => void;
  /** Down to the hits. */
  down: () => void;
}

export function SearchField({ field, text, open, write, begin, end, down }: Props): ReactNode {
  const { t } = useWords();
  return (
    <div className="find" role="search">
      <Icon name="search" />
      <input
        ref={field}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        value={text}
        placeholder={t("search-hint")}
        aria-label={t("search")}
        maxLength={200}
        // Not by coming past with Tab: that would lay the search over the list.
        onPointerDown={begin}
        onChange={(event) => {
          begin();
          write(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return;
          if (event.key === "Escape") end();
          else if (!open && event.key === "Enter") begin();
          else if (event.key === "ArrowDown" || event.key === "Enter") down();
          else return;
          event.preventDefault();
        }}
      />
      {open ? (
        <button type="button" aria-label={t("search-clear")} title="Esc" onClick={end}>
          <Icon name="close" size="s" />
        </button>
      ) : (
        <kbd aria-hidden="true">/</kbd>
      )}
    </div>
  );
}
