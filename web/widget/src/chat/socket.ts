// One socket at a time: opened, heard, closed. Coming back is the caller's business.
import type { ClientFrame, ServerFrame } from "../types.gen";

export interface Line {
  send(frame: ClientFrame): boolean;
  close(): void;
}

export interface Listener {
  opened(): void;
  heard(frame: ServerFrame): void;
  /** The line is down; `reached` says whether it ever stood. */
  closed(reached: boolean): void;
}

/** How long a connection may take to stand. */
const PATIENCE = 10_000;

/** Open the socket at `after`. */
export function openLine(token: string, after: number, listener: Listener): Line {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const query = new URLSearchParams({ token, after: String(after) });
  const socket = new WebSocket(`${scheme}//${location.host}/api/widget/socket?${query}`);
  let reached = false;
  let over = false;

  const end = (): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    // A socket on a dead network takes minutes to close: it is not waited for.
    socket.close();
    listener.closed(reached);
  };
  const timer = setTimeout(end, PATIENCE);

  socket.onopen = () => {
    if (over) return;
    reached = true;
    clearTimeout(timer);
    listener.opened();
  };
  socket.onmessage = (event) => {
    const frame = over ? null : parse(event.data);
    if (frame) listener.heard(frame);
  };
  socket.onclose = end;
  socket.onerror = end;

  return {
    send(frame) {
      if (over || socket.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    close: end,
  };
}

function parse(data: unknown): ServerFrame | null {
  try {
    const frame: unknown = JSON.parse(String(data));
    return typeof frame === "object" && frame !== null && "type" in frame ? (frame as ServerFrame) : null;
  } catch {
    return null;
  }
}
