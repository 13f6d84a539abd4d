// Narrows the list down; folded away until wanted.

import type { ReactNode } from "react";
import type { Summary } from "../types.gen";
import { useWords } from "../words";
import { choices, type Field, type Filters, isFiltered, NO_FILTERS, offered, passes } from "./filters";

interface Props {
  rows: readonly Summary[];
  filters: Filters;
  set: (filters: Filters) => void;
}

export function FilterBar({ rows, filters, set }: Props): ReactNode {
  const { t, find } = useWords();
  const shown = rows.filter((row) => passes(row, filters)).length;
  const say = (field: Field, id: string, name: string) =>
    field === "language" ? (find(`language-${id}`) ?? id.toUpperCase()) : name;
  return (
    <div className="filters">
      {offered(rows, filters).map((field) => (
        <label key={field}>
          <span>{t(`filter-${field}`)}</span>
          <select value={filters[field]} onChange={(event) => set({ ...filters, [field]: event.target.value })}>
            <option value="">{t("filter-any")}</option>
            {choices(rows, field, filters[field]).map(({ id, name }) => (
              <option key={id} value={id}>
                {say(field, id, name)}
              </option>
            ))}
          </select>
        </label>
      ))}
      {/* Where nothing is left, the list itself says so and how to go on. */}
      {isFiltered(filters) && (shown > 0 || rows.length === 0) && (
        <p className="label num">
          <span>{t("filter-of-loaded", { shown, loaded: rows.length })}</span>
          <button type="button" className="go" onClick={() => set(NO_FILTERS)}>
            {t("filter-clear")}
          </button>
        </p>
      )}
    </div>
  );
}
