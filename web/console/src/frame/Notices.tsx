// The settings of what makes itself heard. The system is asked for its permission only here, by a click.

import { type ReactNode, useState } from "react";
import { notices } from "../keep";
import { useWords } from "../words";
import { tone } from "./noticing";
import type { NoticeSettings } from "./quiet";

export function Notices(): ReactNode {
  const { t } = useWords();
  const [settings, setSettings] = useState(() => notices.get());
  const [denied, setDenied] = useState(() => "Notification" in window && Notification.permission === "denied");
  const change = (to: Partial<NoticeSettings>) => {
    const next = { ...settings, ...to };
    notices.set(next);
    setSettings(next);
  };
  const system = async (on: boolean) => {
    if (on && (await Notification.requestPermission()) !== "granted") {
      setDenied(true);
      return;
    }
    setDenied(false);
    change({ system: on });
  };
  return (
    <fieldset className="notices">
      <legend>{t("notices")}</legend>
      <Switch name={t("notices-title")} on={settings.title} set={(title) => change({ title })} />
      <Switch
        name={t("notices-sound")}
        on={settings.sound}
        set={(sound) => {
          change({ sound });
          if (sound) tone();
        }}
      />
      {"Notification" in window && (
        <Switch
          name={t("notices-system")}
          hint={denied ? t("notices-denied") : undefined}
          on={settings.system}
          set={(on) => void system(on)}
        />
      )}
      <Switch name={t("notices-quiet")} on={settings.quiet} set={(quiet) => change({ quiet })} />
      {settings.quiet && (
        <div className="hours">
          <input
            type="time"
            aria-label={t("notices-from")}
            value={settings.from}
            onChange={(event) => change({ from: event.target.value || settings.from })}
          />
          –
          <input
            type="time"
            aria-label={t("notices-to")}
            value={settings.to}
            onChange={(event) => change({ to: event.target.value || settings.to })}
          />
        </div>
      )}
    </fieldset>
  );
}

interface SwitchProps {
  name: string;
  hint?: string | undefined;
  on: boolean;
  set: (on: boolean) => void;
}

function Switch({ name, hint, on, set }: SwitchProps): ReactNode {
  return (
    <label>
      <span>
        {name}
        {hint && <small>{hint}</small>}
      </span>
      <span className="sp" />
      <input type="checkbox" role="switch" checked={on} onChange={(event) => set(event.target.checked)} />
    </label>
  );
}
