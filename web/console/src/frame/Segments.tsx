// One of a few, side by side.

import { type ReactNode, useId } from "react";

interface Props<T extends string> {
  legend: string;
  options: readonly { value: T; name: string }[];
  value: T;
  pick: (value: T) => void;
}

/** The one that holds stands out; the choice holds at once. */
export function Segments<T extends string>({ legend, options, value, pick }: Props<T>): ReactNode {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend className="label">{legend}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              className="sr"
              name={name}
              checked={option.value === value}
              onChange={() => pick(option.value)}
            />
            <span>{option.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
