// The settings: inboxes, staff, macros, articles, examples.

import type { ReactNode } from "react";
import type { PageProps } from "../frame/page";
import { useWords } from "../words";

export default function SettingsPage(_props: PageProps & { section: string | null }): ReactNode {
  const { t } = useWords();
  return (
    <main className="page">
      <h1>{t("nav-settings")}</h1>
    </main>
  );
}
