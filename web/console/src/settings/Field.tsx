// One field: its name, what to know about it, and what is wrong with it.

import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import { Icon } from "../icons";

export interface FieldProps {
  id: string;
  "aria-describedby": string;
  "aria-invalid": boolean;
}

interface Props {
  label: ReactNode;
  hint?: ReactNode;
  fault?: string | null | undefined;
  className?: string;
  children: (field: FieldProps) => ReactNode;
}

export function Field({ label, hint, fault, className = "", children }: Props): ReactNode {
  const id = useId();
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": `${id}h ${id}f`, "aria-invalid": Boolean(fault) })}
      <p className="hint" id={`${id}h`}>
        {hint}
      </p>
      <Wrong id={`${id}f`} fault={fault} />
    </div>
  );
}

/** Several choices under one name. */
export function Group({
  label,
  hint,
  fault,
  className = "",
  children,
}: Omit<Props, "children"> & { children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <fieldset className={`field ${className}`} aria-describedby={`${id}h ${id}f`}>
      <legend>{label}</legend>
      {children}
      <p className="hint" id={`${id}h`}>
        {hint}
      </p>
      <Wrong id={`${id}f`} fault={fault} />
    </fieldset>
  );
}

function Wrong({ id, fault }: { id: string; fault: string | null | undefined }): ReactNode {
  return (
    <p className="wrong" id={id} role="alert">
      {fault && (
        <>
          <Icon name="warn" size="s" />
          {fault}
        </>
      )}
    </p>
  );
}

/** Puts the focus on the first field with a fault once one has been refused. */
export function useFocusOnFault(form: RefObject<HTMLElement | null>, fault: unknown): void {
  const shown = useRef<unknown>(null);
  useEffect(() => {
    if (fault && fault !== shown.current) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    shown.current = fault;
  }, [form, fault]);
}
