import { useState } from "preact/hooks";
import { sounding, turnSound } from "../sound";
import { useAround } from "./context";
import { Icon } from "./icons";

/** Whether something that comes in is heard. */
export function SoundSwitch({ label }: { label: string }) {
  const { words } = useAround();
  const [sound, setSound] = useState(sounding);
  return (
    <button
      type="button"
      role="switch"
      aria-checked={sound}
      onClick={() => {
        turnSound(!sound);
        setSound(!sound);
      }}
    >
      <Icon name="bell" />
      <span>{words.say(label)}</span>
      <i class="switch" aria-hidden="true" />
    </button>
  );
}
