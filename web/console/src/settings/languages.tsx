// The languages customers write in, and tabs for what is written in each.

import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { useWords } from "../words";

export const LANGUAGES = ["zh-CN", "en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

interface Props {
  open: Language;
  show: (language: Language) => void;
  /** What stands beside a language's name: how many, or that there is nothing. */
  mark: (language: Language) => string;
  label: string;
  children: ReactNode;
}

export function LanguageTabs({ open, show, mark, label, children }: Props): ReactNode {
  const { t } = useWords();
  const id = useId();
  const tabs = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const index = (LANGUAGES.indexOf(open) + step + LANGUAGES.length) % LANGUAGES.length;
    show(LANGUAGES[index] ?? open);
    tabs.current?.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus();
  };
  return (
    <div className="langs-in">
      <div role="tablist" aria-label={label} className="tabs" ref={tabs} onKeyDown={move}>
        {LANGUAGES.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`${id}${each}`}
            aria-selected={each === open}
            aria-controls={`${id}panel`}
            tabIndex={each === open ? 0 : -1}
            onClick={() => show(each)}
          >
            {t(`locale-${each}`)}
            {mark(each) && <span>{mark(each)}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${open}`} lang={open} key={open}>
        {children}
      </div>
    </div>
  );
}

/** The language to begin with: the reader's own, where customers have it. */
export function firstLanguage(locale: string): Language {
  return LANGUAGES.find((each) => each === locale) ?? "en";
}
