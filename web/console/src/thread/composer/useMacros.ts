// The house's quick replies: asked for once, and anew after a while, for whichever composer is open.

import { useCallback } from "react";
import type { Api } from "../../api";
import type { Macro, Macros } from "../../types.gen";
import { type Asked, useAsked } from "../useAsked";

const GOOD_FOR_MS = 60_000;
const known = new WeakMap<Api, { at: number; macros: Promise<Macro[]> }>();

function macrosOf(api: Api): Promise<Macro[]> {
  const before = known.get(api);
  if (before && Date.now() - before.at < GOOD_FOR_MS) return before.macros;
  const macros = api.call<Macros>("GET", "/macros").then((answer) => answer.macros);
  known.set(api, { at: Date.now(), macros });
  macros.catch(() => known.delete(api));
  return macros;
}

export function useMacros(api: Api): Asked<Macro[]> {
  return useAsked(useCallback(() => macrosOf(api), [api]));
}
