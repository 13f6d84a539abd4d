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

/** Goes to a page. A place one only passes through (`replace`) leaves nothing to come back to. */
export function go(route: Route, { replace = false }: { replace?: boolean } = {}): void {
  const path = hrefOf(route);
  if (path === location.pathname) return;
  history[replace ? "replaceState" : "pushState"](null, "", path);
  tell();
}

/** Runs `listener` whenever the page changes, by whatever hand; returns how to end that. */
export function onRoute(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener("popstate", tell);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("popstate", tell);
  };
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}

export function useRoute(): Route {
  return useSyncExternalStore(onRoute, here);
}
