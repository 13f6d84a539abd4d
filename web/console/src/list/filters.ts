// Narrows down what is loaded: by label, inbox, team, language.

import type { Summary } from "../types.gen";

export const FIELDS = ["label", "inbox", "team", "language"] as const;
export type Field = (typeof FIELDS)[number];
export type Filters = Readonly<Record<Field, string>>;

export const NO_FILTERS: Filters = { label: "", inbox: "", team: "", language: "" };

interface Value {
  id: string;
  name: string;
}

function valuesOf(row: Summary, field: Field): Value[] {
  if (field === "label") return (row.labels ?? []).map((name) => ({ id: name, name }));
  if (field === "inbox") return [row.inbox];
  if (field === "team") return row.team ? [row.team] : [];
  const language = row.locale.split("-")[0] ?? row.locale;
  return [{ id: language, name: language }];
}

export function isFiltered(filters: Filters): boolean {
  return FIELDS.some((field) => filters[field] !== "");
}

export function passes(row: Summary, filters: Filters): boolean {
  return FIELDS.every((field) => !filters[field] || valuesOf(row, field).some(({ id }) => id === filters[field]));
}

/** What there is to choose from, by name; the choice itself stays to be seen even when no row has it any more. */
export function choices(rows: readonly Summary[], field: Field, chosen: string): Value[] {
  const found = new Map(rows.flatMap((row) => valuesOf(row, field)).map(({ id, name }) => [id, name]));
  if (chosen && !found.has(chosen)) found.set(chosen, chosen);
  return [...found].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
}

/** The fields that tell rows apart; one that is chosen stays. */
export function offered(rows: readonly Summary[], filters: Filters): Field[] {
  return FIELDS.filter((field) => {
    const found = choices(rows, field, filters[field]);
    // What every row has, and the same, divides nothing.
    const divides = found.length > 1 || rows.some((row) => valuesOf(row, field).length === 0);
    return filters[field] !== "" || (found.length > 0 && divides);
  });
}
