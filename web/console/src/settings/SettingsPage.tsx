// The settings: sections at the left, each a list with an editor beside it.

import "../look/settings.css";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import type { PageProps } from "../frame/page";
import { Link } from "../frame/Link";
import { useWords } from "../words";
import { ArticleSection } from "./ArticleSection";
import { draftsOf, useUnsaved } from "./drafts";
import { ExampleSection } from "./ExampleSection";
import { InboxSection } from "./InboxSection";
import { Leaving } from "./Leaving";
import { MacroSection } from "./MacroSection";
import { PasswordSection } from "./PasswordSection";
import type { SectionProps } from "./section";
import { type SectionName, sectionFor, sectionsOf } from "./sections";
import { StaffSection } from "./StaffSection";
import { TeamSection } from "./TeamSection";

const PAGES: Readonly<Record<SectionName, (props: SectionProps) => ReactNode>> = {
  inboxes: InboxSection,
  staff: StaffSection,
  teams: TeamSection,
  macros: MacroSection,
  articles: ArticleSection,
  examples: ExampleSection,
  password: PasswordSection,
};

export default function SettingsPage({ desk, section }: PageProps & { section: string | null }): ReactNode {
  const { t } = useWords();
  const drafts = draftsOf(desk);
  const unsaved = useUnsaved(drafts);
  const { role } = desk.me;
  const name = sectionFor(role, section);
  const Section = PAGES[name];
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const row = nav.current;
    if (!row) return undefined;
    // On a phone the sections lie in one row that scrolls; however wide it becomes, the open one is seen.
    const seen = () => row.querySelector("[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
    seen();
    const watch = new ResizeObserver(seen);
    watch.observe(row);
    return () => watch.disconnect();
  }, [name]);
  const props = useMemo(() => ({ desk, drafts }), [desk, drafts]);
  return (
    <main className="page settings" aria-labelledby="settings-title">
      <nav className="snav" aria-label={t("set-title")} ref={nav}>
        <h1 id="settings-title">{t("set-title")}</h1>
        {sectionsOf(role).map((each) => (
          <Link
            key={each}
            to={{ page: "settings", section: each }}
            {...(each === name ? { "aria-current": "page" as const } : {})}
          >
            {t(`set-${each}`)}
            {unsaved.some((key) => key.startsWith(`${each}:`)) && (
              <span className="mark">
                <span className="sr">{t("set-mark-unsaved")}</span>
              </span>
            )}
          </Link>
        ))}
      </nav>
      <Section key={name} {...props} />
      <Leaving drafts={drafts} />
    </main>
  );
}
