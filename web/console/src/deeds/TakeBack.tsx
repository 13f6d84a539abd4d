// Taking an open offer back, before the customer has answered.

import { type ReactNode, useState } from "react";
import { asFault, type Fault } from "../api";
import { isMine } from "../list/order";
import { useHere } from "../thread/Here";
import { why } from "../Trouble";
import { useWords } from "../words";

export function TakeBack({ deed }: { deed: string }): ReactNode {
  const all = useWords();
  const { desk, row } = useHere();
  const [state, setState] = useState<{ busy: boolean; fault: Fault | null }>({ busy: false, fault: null });
  if (!isMine(row, desk.me.id)) return null;
  const back = async () => {
    setState({ busy: true, fault: null });
    try {
      await desk.api.call("POST", `/deeds/${encodeURIComponent(deed)}/withdraw`);
    } catch (error) {
      setState({ busy: false, fault: asFault(error) });
    }
  };
  return (
    <>
      <button type="button" className="take-back" disabled={state.busy} onClick={() => void back()}>
        {all.t("deed-take-back")}
      </button>
      {state.fault && <span role="alert">{why(all, state.fault)}</span>}
    </>
  );
}
