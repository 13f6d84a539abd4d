// Fluent's patterns as the chat reads them: taken apart here, at the build, so that no customer downloads Fluent's own reader.
import type { FluentResource } from "@fluent/bundle";
import type { Pattern, Piece } from "./src/words.ts";

type Message = FluentResource["body"][number];
type Given = NonNullable<Message["value"]>;
type Element = Exclude<Given, string>[number];

/** Every message by its key. What the chat could not read is refused, so that it is never shipped. */
export function patterns(messages: readonly Message[]): Record<string, Pattern> {
  return Object.fromEntries(
    messages.map(({ id, value, attributes }) => {
      if (value === null || Object.keys(attributes).length) throw new Error(`${id}: attributes are not read`);
      return [id, pattern(value, id)];
    }),
  );
}

function pattern(value: Given, id: string): Pattern {
  return typeof value === "string" ? value : value.map((element) => piece(element, id));
}

function piece(element: Element, id: string): Piece {
  if (typeof element === "string") return element;
  if (element.type === "str") return element.value;
  if (element.type === "var") return [element.name];
  if (element.type !== "select" || element.selector.type !== "var") throw new Error(`${id}: ${element.type} is not read`);
  const variants = element.variants.map(({ key, value }) => [String(key.value), pattern(value, id)]);
  return [element.selector.name, Object.fromEntries(variants), String(element.variants[element.star]?.key.value)];
}
