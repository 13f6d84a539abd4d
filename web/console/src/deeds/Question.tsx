// One question of a form, asked by its kind.

import { type ReactNode, useState } from "react";
import { Field as Labelled, Group } from "../settings/Field";
import type { Address, Field } from "../types.gen";
import { useForms, useWords } from "../words";
import { type Answer, amountOf, digitsOf, typedOf, type Wanted } from "./answers";

interface Props {
  field: Field;
  answer: Answer | undefined;
  fault: string | null;
  set: (answer: Answer) => void;
}

/** So many choices are all shown at once. */
const FEW = 5;

export function Question(props: Props): ReactNode {
  switch (props.field.kind) {
    case "choice":
      return (props.field.choices ?? []).length > FEW ? <Long {...props} /> : <Few {...props} />;
    case "choices":
      return <Several {...props} />;
    case "swaps":
      return <Swaps {...props} />;
    case "address":
      return <Where {...props} />;
    case "money":
      return <Amount {...props} />;
    case "yes_no":
      return <YesNo {...props} />;
    case "email":
    case "phone":
      return <Written {...props} />;
  }
}

function Label({ field }: { field: Field }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {field.label}
      {field.optional && <span className="mut"> {t("deed-optional")}</span>}
    </>
  );
}

function Few({ field, answer, fault, set }: Props): ReactNode {
  const forms = useForms();
  return (
    <Group label={<Label field={field} />} fault={fault} className="picks">
      {(field.choices ?? []).map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            checked={answer === choice.value}
            onChange={() => set(choice.value)}
            onClick={() => field.optional && answer === choice.value && set("")}
          />
          <span>{choice.label}</span>
          {choice.price && <small className="num">{forms.money(choice.price)}</small>}
        </label>
      ))}
    </Group>
  );
}

/** The same two answers, of which each is one. */
function YesNo({ answer, set, ...rest }: Props): ReactNode {
  const picked = answer === undefined ? "" : answer ? "yes" : "no";
  return <Few {...rest} answer={picked} set={(value) => set(value === "yes")} />;
}

const TYPED = { email: "email", phone: "tel" } as const;

function Written({ field, answer, fault, set }: Props): ReactNode {
  return (
    <Labelled label={<Label field={field} />} fault={fault}>
      {(own) => (
        <input
          {...own}
          className="inp"
          type={TYPED[field.kind as keyof typeof TYPED]}
          value={typeof answer === "string" ? answer : ""}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => set(event.target.value.trim())}
        />
      )}
    </Labelled>
  );
}

function Long({ field, answer, fault, set }: Props): ReactNode {
  const { t } = useWords();
  return (
    <Labelled label={<Label field={field} />} fault={fault}>
      {(own) => (
        <select
          {...own}
          className="inp"
          value={typeof answer === "string" ? answer : ""}
          onChange={(event) => set(event.target.value)}
        >
          <option value="">{t("deed-choose")}</option>
          {(field.choices ?? []).map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

function Several({ field, answer, fault, set }: Props): ReactNode {
  const forms = useForms();
  const picked = Array.isArray(answer) ? (answer as readonly string[]) : [];
  const turn = (value: string) =>
    set(picked.includes(value) ? picked.filter((each) => each !== value) : [...picked, value]);
  return (
    <Group label={<Label field={field} />} fault={fault} className="picks">
      {(field.choices ?? []).map((choice) => (
        <label key={choice.value}>
          <input type="checkbox" checked={picked.includes(choice.value)} onChange={() => turn(choice.value)} />
          <span>{choice.label}</span>
          {choice.price && <small className="num">{forms.money(choice.price)}</small>}
        </label>
      ))}
    </Group>
  );
}

/** Each line with what it can become; left as it is unless something is chosen. */
function Swaps({ field, answer, fault, set }: Props): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const wanted = Array.isArray(answer) ? (answer as readonly Wanted[]) : [];
  const choose = (line: string, variant: string) => {
    const rest = wanted.filter((each) => each.line !== line);
    set(variant ? [...rest, { line, variant_id: variant }] : rest);
  };
  return (
    <Group label={<Label field={field} />} fault={fault} className="swaps">
      {(field.swaps ?? []).map((swap) => (
        <label key={swap.line}>
          <span>{swap.label}</span>
          <select
            className="inp"
            value={wanted.find((each) => each.line === swap.line)?.variant_id ?? ""}
            disabled={swap.variants.length === 0}
            onChange={(event) => choose(swap.line, event.target.value)}
          >
            <option value="">{t(swap.variants.length === 0 ? "deed-no-other" : "deed-as-it-is")}</option>
            {swap.variants.map((variant) => (
              <option key={variant.value} value={variant.value}>
                {[variant.label, variant.price ? forms.money(variant.price) : ""].filter(Boolean).join(" · ")}
              </option>
            ))}
          </select>
        </label>
      ))}
    </Group>
  );
}

const PARTS = ["name", "phone", "line1", "line2", "city", "region", "postal_code", "country"] as const;
const NOWHERE: Address = { name: "", line1: "", city: "", country: "" };

function Where({ field, answer, fault, set }: Props): ReactNode {
  const { t } = useWords();
  const at = (answer as Address | undefined) ?? NOWHERE;
  return (
    <Group label={<Label field={field} />} fault={fault} className="where">
      {PARTS.map((part) => (
        <label key={part} className={part}>
          <span className="label">{t(`deed-address-${part.replace("_", "-")}`)}</span>
          <input
            className="inp"
            value={at[part] ?? ""}
            aria-invalid={Boolean(fault)}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => set({ ...at, [part]: event.target.value })}
          />
        </label>
      ))}
    </Group>
  );
}

function Amount({ field, answer, fault, set }: Props): ReactNode {
  const { t } = useWords();
  const forms = useForms();
  const [typed, setTyped] = useState(() => typedOf(answer));
  const { most } = field;
  const currency = most?.currency ?? "";
  const wrong = typed.trim() !== "" && amountOf(typed, currency) === null;
  const type = (text: string) => {
    setTyped(text);
    const amount = amountOf(text, currency);
    set(amount === null ? "" : { amount, currency });
  };
  const hint = most ? t("deed-most", { most: forms.money(most) }) : null;
  return (
    <Labelled label={<Label field={field} />} hint={hint} fault={wrong ? t("deed-no-amount") : fault}>
      {(own) => (
        <span className="amount">
          <input
            {...own}
            className="inp num"
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            placeholder={(0).toFixed(digitsOf(currency))}
            onChange={(event) => type(event.target.value)}
          />
          <span className="mut">{currency}</span>
        </span>
      )}
    </Labelled>
  );
}
