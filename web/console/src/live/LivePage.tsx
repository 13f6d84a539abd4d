// The floor at this moment, for supervisors.

import type { ReactNode } from "react";
import type { PageProps } from "../frame/page";
import { useWords } from "../words";

export default function LivePage(_props: PageProps): ReactNode {
  const { t } = useWords();
  return (
    <main className="page">
      <h1>{t("nav-live")}</h1>
    </main>
  );
}
