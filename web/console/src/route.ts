// Which page stands in the address: a reload, a link and the browser's back button find it again.

import { useSyncExternalStore } from "react";

export type Route =
  | { page: "inbox"; open: string | null }
  | { page: "live" }
  | { page: "deeds"; tab: string | null }
  | { page: "cases"; open: string | null }
  | { page: "policy"; rule: string | null }
  | { page: "settings"; section: string | null };

const BASE = "/console/";
const listeners = new Set<() => void>();

/** The page an address names; what names none is the inbox. */
export function parse(path: string): Route {
  const [page = "", name = ""] = path.slice(path.startsWith(BASE) ? BASE.length : 0).split("/");
  if (page === "c" && name) return { page: "inbox", open: decode(name) || null };
  if (page === "live") return { page: "live" };
  if (page === "deeds") return { page: "deeds", tab: decode(name) || null };
  if (page === "cases") return { page: "cases", open: decode(name) || null };
  if (page === "policy") return { page: "policy", rule: decode(name) || null };
  if (page === "settings") return { page: "settings", section: decode(name) || null };
  return { page: "inbox", open: null };
}

/** The address of a page, for links. */
export function hrefOf(route: Route): string {
  if (route.page === "live") return `${BASE}live`;
  if (route.page === "deeds") return `${BASE}deeds${route.tab ? `/${encodeURIComponent(route.tab)}` : ""}`;
  if (route.page === "cases") return `${BASE}cases${route.open ? `/${encodeURIComponent(route.open)}` : ""}`;
  if (route.page === "policy") return `${BASE}policy${route.rule ? `/${encodeURIComponent(route.rule)}` : ""}`;
  const section = route.page === "settings" && route.section ? `/${encodeURIComponent(route.section)}` : "";
  if (route.page === "settings") return `${BASE}settings${section}`;
  return route.open ? `${BASE}c/${encodeURIComponent(route.open)}` : BASE;
}

/** The conversation a page shows, if any. */
export function openOf(route: Route): string | null {
  return route.page === "inbox" ? route.open : null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

let shown: { path: string; route: Route } | null = null;

/** Where the agent is now; the same object as long as the address stays. */
export function here(): Route {
  const path = location.pathname;
  if (shown?.path !== path) shown = { path, route: parse(path) };
  return shown.route;
}

/** Asked before the agent leaves what she has open: calls `leave` when she may, at once, later or never. */
export type Guard = (leave: () => void) => void;

let guard: Guard | null = null;

/** From now on whoever leaves is asked about first; returns how to end that. */
export function guarded(ask: Guard): () => void {
  guard = ask;
  return () => {
    if (guard === ask) guard = null;
  };
}

/** Does what takes away what is open: at once, or when it may be left. */
export function leaving(leave: () => void): void {
  if (guard) guard(leave);
  else leave();
}

/** Goes to a page. A place one only passes through (`replace`) leaves nothing to come back to. */
export function go(route: Route, { replace = false }: { replace?: boolean } = {}): void {
  const path = hrefOf(route);
  if (path === location.pathname) return;
  leaving(() => {
    history[replace ? "replaceState" : "pushState"](null, "", path);
    tell();
  });
}

/** The browser's own buttons have gone already: until what is open may be left, its address comes back. */
function gone(): void {
  const [stays, wanted] = [shown?.path ?? location.pathname, location.pathname];
  let left = false;
  leaving(() => {
    left = true;
    if (location.pathname !== wanted) history.pushState(null, "", wanted);
    tell();
  });
  if (!left) history.pushState(null, "", stays);
}

/** Runs `listener` whenever the page changes, by whatever hand; returns how to end that. */
export function onRoute(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener("popstate", gone);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("popstate", gone);
  };
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}

export function useRoute(): Route {
  return useSyncExternalStore(onRoute, here);
}
