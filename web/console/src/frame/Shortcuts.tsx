// The page of shortcuts, out of the same list as the keys themselves.

import { Button } from "antd";
import type { ReactNode } from "react";
import { Icon } from "../icons";
import { useWords } from "../words";
import { Caps } from "./Caps";
import { type Command, COMMANDS, GROUPS } from "./commands";
import type { Context } from "./context";
import { Overlay } from "./Overlay";

interface Props {
  context: Context;
  close: () => void;
}

export default function Shortcuts({ context, close }: Props): ReactNode {
  const { t } = useWords();
  /** Pages this agent has not are not told of; all else may become possible. */
  const hers = (command: Command) => command.group !== "go" || !command.can || command.can(context);
  return (
    <Overlay className="shortcuts" label={t("command-shortcuts")} close={close}>
      <header>
        <h2>{t("command-shortcuts")}</h2>
        <span className="sp" />
        <Button type="text" icon={<Icon name="close" />} aria-label={t("close")} onClick={close} />
      </header>
      <div className="columns">
        {GROUPS.map((group) => {
          const keyed = COMMANDS.filter((command) => command.group === group && command.keys && hers(command));
          if (keyed.length === 0) return null;
          return (
            <section key={group}>
              <h3>{t(`commands-${group}`)}</h3>
              <dl>
                {keyed.map((command) => (
                  <div key={command.id}>
                    <dt>{t(`command-${command.id}`)}</dt>
                    <dd>
                      <Caps keys={command.keys?.[0]} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Overlay>
  );
}
