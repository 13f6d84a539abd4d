// The rules and what they decided, read when the page is opened and again after an import.

import { useCallback } from "react";
import type { Desk } from "../desk";
import { type Asked, useAsked } from "../thread/useAsked";
import type { PolicyRules, PolicyVersion } from "../types.gen";

export function usePolicy(desk: Desk): Asked<PolicyRules> {
  return useAsked(useCallback(() => desk.api.call<PolicyRules>("GET", "/policy/rules"), [desk]));
}

export function useVersions(desk: Desk, rule: string): Asked<PolicyVersion[]> {
  const path = `/policy/rules/${encodeURIComponent(rule)}/versions`;
  return useAsked(useCallback(() => desk.api.call<PolicyVersion[]>("GET", path), [desk, path]));
}
