// The answers to a form: what is asked, what is answered so far, and at which question a refusal belongs.

import type { Address, Field, Form } from "../types.gen";

export interface Wanted {
  line: string;
  variant_id: string;
}

type Amount = { amount: number; currency: string };
export type Answer = string | boolean | readonly string[] | readonly Wanted[] | Address | Amount;
export type Answers = Readonly<Record<string, Answer>>;

/** What the place where a form stands knows already: the matter at the shop that it is about, and its money. */
export interface Begun {
  matter: string | null;
  amount: Amount | null;
  /** What it asks was said yes to before. */
  yes?: boolean;
}

/** What stands in a form before anybody has answered: the address there is now, the only choice, and what is known. */
export function firstAnswers(form: Form, known: Begun = { matter: null, amount: null }): Answers {
  const begun: Record<string, Answer> = {};
  for (const field of form.fields) {
    const [only, ...others] = field.choices ?? [];
    const matter = field.choices?.find(({ value }) => value === known.matter);
    if (field.kind === "address" && field.address) begun[field.name] = field.address;
    else if (field.kind === "choice" && matter) begun[field.name] = matter.value;
    else if (field.kind === "yes_no" && known.yes) begun[field.name] = true;
    else if (field.kind === "money" && known.amount) begun[field.name] = known.amount;
    else if (field.kind === "choice" && only && others.length === 0 && !field.optional) begun[field.name] = only.value;
  }
  return begun;
}

/** Whether every question that must be answered is. */
export function isWhole(form: Form, answers: Answers): boolean {
  return form.fields.every((field) => field.optional || given(answers[field.name]));
}

/** The answers as they are sent: what was left open is left out. */
export function sent(answers: Answers): Record<string, Answer> {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => given(answer)));
}

function given(answer: Answer | undefined): boolean {
  if (answer === undefined || answer === "") return false;
  return !Array.isArray(answer) || answer.length > 0;
}

/** Which kind of question a reason of the rules or the order speaks of. */
const ABOUT: Record<string, Field["kind"] | "method_id" | "back_id" | "code"> = {
  no_amount: "money",
  more_than_remains: "money",
  no_address: "address",
  no_such_variant: "swaps",
  same_variant: "swaps",
  sold_out: "swaps",
  no_such_payment: "method_id",
  same_payment: "method_id",
  balance_too_small: "method_id",
  more_than_promised: "money",
  no_such_email: "email",
  same_contact: "email",
  no_such_phone: "phone",
  has_label: "back_id",
  no_such_coupon: "code",
  coupon_given_again: "code",
  coupon_still_good: "code",
  coupon_used: "code",
  coupon_too_old: "code",
};

/** The question a refusal belongs to; null where it is about the whole. */
export function asksFor(form: Form, reason: string | null): string | null {
  if (reason === "no_such_line") {
    const line = form.fields.find((field) => ["item", "items", "swaps"].includes(field.name));
    return line?.name ?? null;
  }
  const about = ABOUT[reason ?? ""];
  return form.fields.find((field) => field.kind === about || field.name === about)?.name ?? null;
}

/** How many digits a currency has behind the point. */
export function digitsOf(currency: string): number {
  try {
    const of = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
    return of.maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** What is typed for an amount that stands in a form already; nothing where none does. */
export function typedOf(answer: Answer | undefined): string {
  if (typeof answer !== "object" || !("currency" in answer)) return "";
  const digits = digitsOf(answer.currency);
  return (answer.amount / 10 ** digits).toFixed(digits);
}

/** An amount as it is typed, in minor units; null for what is none. Nothing is rounded: a digit too many is no amount. */
export function amountOf(text: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const typed = text.normalize("NFKC").trim().replace(/^[¥$€£]\s*/u, "");
  const shape = /^(\d{1,9})(?:\.(\d+))?$/.exec(typed);
  const behind = shape?.[2] ?? "";
  if (!shape || behind.length > digits) return null;
  return Number(`${shape[1]}${behind.padEnd(digits, "0")}`);
}
