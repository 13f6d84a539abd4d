// A password that is shown this once.

import { Button } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { Icon } from "../icons";
import type { StaffPassword } from "../types.gen";
import { useWords } from "../words";
import { Copy } from "./Copy";

export function PasswordOnce({ made, close }: { made: StaffPassword; close: () => void }): ReactNode {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [made]);
  return (
    <div className="once" role="group" aria-label={t("set-once", { name: made.member.name })} tabIndex={-1} ref={box}>
      <Icon name="lock" />
      <div>
        <b>{t("set-once", { name: made.member.name })}</b>
        <p>{t("set-once-hint", { email: made.member.email })}</p>
        <p className="row">
          <code>{made.password}</code>
          <Copy text={made.password} label={t("set-copy")} />
          <Button size="small" onClick={close}>
            {t("set-once-close")}
          </Button>
        </p>
      </div>
    </div>
  );
}
