// The quick replies she used last, one press away.

import { type ReactNode, useState } from "react";
import type { Api } from "../../api";
import { usedMacros } from "../../keep";
import type { Macro } from "../../types.gen";
import { useWords } from "../../words";
import { atHand, slashed } from "../macro";
import { useMacros } from "./useMacros";

export function AtHand({ api, fill }: { api: Api; fill: (macro: Macro) => void }): ReactNode {
  const { t, locale, called } = useWords();
  const { value } = useMacros(api);
  // They keep their places while she looks at one conversation.
  const [used] = useState(usedMacros.get);
  return (
    <div className="at-hand" role="group" aria-label={t("macros")}>
      {atHand(value ?? [], used).map((macro) => (
        <button
          key={macro.id}
          type="button"
          title={called(macro)}
          // The caret stays in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => fill(macro)}
        >
          {macro.names?.[locale] ? `/${macro.names[locale]}` : slashed(macro)}
        </button>
      ))}
    </div>
  );
}
