// The loader's few words, put here by its build from the Fluent files.
declare const __LABELS__: Record<string, Labels>;

export type Labels = [open: string, title: string, unread: string, help: string];

/** The language of ours nearest to the one wished for, and its words. */
export function labelsFor(wished: string): { locale: string; labels: Labels } {
  const language = (locale: string): string => locale.toLowerCase().split(/[-_]/)[0] ?? "";
  const locale = Object.keys(__LABELS__).find((each) => language(each) === language(wished)) ?? "en";
  return { locale, labels: __LABELS__[locale] ?? ["", "", "", ""] };
}
