const SHORT = /^[a-z0-9]{2,4}$/i;

/** What a file is, in a few letters for its sign: by its ending, otherwise by its type. */
export function kindOf(name: string, type: string): string {
  const ending = name.split(".").at(-1) ?? "";
  const kind = name.includes(".") && SHORT.test(ending) ? ending : (type.split("/").at(-1) ?? "");
  return SHORT.test(kind) ? kind.toUpperCase() : "·";
}
