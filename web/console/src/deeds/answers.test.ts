import { describe, expect, it } from "vitest";
import type { Field, Form } from "../types.gen";
import { amountOf, asksFor, firstAnswers, isWhole, sent, typedOf } from "./answers";

const field = (name: string, kind: Field["kind"], more: Partial<Field> = {}): Field => ({
  name,
  kind,
  label: name,
  optional: false,
  ...more,
});
const form = (...fields: Field[]): Form => ({ action: "a", title: "A", fields });

describe("the answers to a form", () => {
  it("begin with what is known and the only choice there is", () => {
    const address = { name: "Ana", line1: "12 Calle", city: "Madrid", country: "ES" };
    const one = [{ value: "m", label: "Visa" }];
    const asked = form(
      field("address", "address", { address }),
      field("method_id", "choice", { choices: one }),
      field("item", "choice", { choices: one, optional: true }),
      field("reason", "choice", { choices: [...one, { value: "n", label: "Other" }] }),
    );
    expect(firstAnswers(asked)).toEqual({ address, method_id: "m" });
  });

  it("begin with the matter they are about and its money", () => {
    const choices = [
      { value: "r1", label: "Cup" },
      { value: "r2", label: "Pot" },
    ];
    const asked = form(field("return_id", "choice", { choices }), field("amount", "money"), field("reason", "choice", { choices: [] }));
    const amount = { amount: 2000, currency: "USD" };
    expect(firstAnswers(asked, { matter: "r2", amount })).toEqual({ return_id: "r2", amount });
    expect([typedOf(amount), typedOf({ amount: 300, currency: "JPY" }), typedOf(undefined)]).toEqual(["20.00", "300", ""]);
    expect(firstAnswers(asked, { matter: "gone", amount: null })).toEqual({});
  });

  it("are whole when all that must be is answered", () => {
    const asked = form(field("items", "choices"), field("amount", "money", { optional: true }));
    expect(isWhole(asked, {})).toBe(false);
    expect(isWhole(asked, { items: [] })).toBe(false);
    expect(isWhole(asked, { items: ["1"] })).toBe(true);
    expect(sent({ items: ["1"], reason: "", swaps: [] })).toEqual({ items: ["1"] });
  });

  it("take a no for an answer", () => {
    const asked = form(field("accepted", "yes_no"));
    expect(firstAnswers(asked)).toEqual({});
    expect(firstAnswers(asked, { matter: null, amount: null, yes: true })).toEqual({ accepted: true });
    expect(isWhole(asked, {})).toBe(false);
    expect(isWhole(asked, { accepted: false })).toBe(true);
    expect(sent({ accepted: false, email: "" })).toEqual({ accepted: false });
  });

  it("show a refusal at the question it is about", () => {
    const asked = form(field("method_id", "choice"), field("amount", "money"), field("items", "choices"));
    expect(asksFor(asked, "balance_too_small")).toBe("method_id");
    expect(asksFor(asked, "more_than_remains")).toBe("amount");
    expect(asksFor(asked, "no_such_line")).toBe("items");
    expect(asksFor(asked, "sold_out")).toBeNull();
    expect(asksFor(form(field("email", "email")), "no_such_email")).toBe("email");
    expect(asksFor(asked, "rule")).toBeNull();
    expect(asksFor(asked, null)).toBeNull();
  });

  it("read money exactly, and nothing else as money", () => {
    expect(amountOf("12.5", "CNY")).toBe(1250);
    expect(amountOf(" ¥12 ", "CNY")).toBe(1200);
    expect(amountOf("１２.３４", "CNY")).toBe(1234);
    expect(amountOf("1200", "JPY")).toBe(1200);
    for (const wrong of ["", "-1", "1.234", "1e3", "1,5", "twelve", "9999999999", "0x10"]) {
      expect(amountOf(wrong, "CNY"), wrong).toBeNull();
    }
    expect(amountOf("12.5", "JPY")).toBeNull();
  });
});
