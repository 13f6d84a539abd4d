import { readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { defineConfig } from "vite";
import { usedTokens } from "./plugins.ts";

const LOCALES = ["zh-CN", "en", "es"];
const KEYS = ["loader-open", "loader-title", "loader-unread", "loader-help"];

/** The loader's few words, taken from the Fluent files: it is too small to carry Fluent along. */
function labels(): Record<string, string[]> {
  return Object.fromEntries(
    LOCALES.map((locale) => {
      const bundle = new FluentBundle(locale);
      bundle.addResource(new FluentResource(readFileSync(new URL(`src/words/${locale}.ftl`, import.meta.url), "utf8")));
      const say = (key: string): string => {
        const value = bundle.getMessage(key)?.value;
        if (!value) throw new Error(`${locale}.ftl has no ${key}`);
        return bundle.formatPattern(value);
      };
      return [locale, KEYS.map(say)];
    }),
  );
}

export default defineConfig({
  plugins: [usedTokens("src/loader")],
  define: { __LABELS__: JSON.stringify(labels()) },
  build: {
    outDir: "../../xiaoer/app/static/widget",
    emptyOutDir: false,
    lib: { entry: "src/loader/loader.ts", formats: ["iife"], name: "xiaoerLoader", fileName: () => "loader.js" },
  },
});
