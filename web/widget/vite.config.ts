import { defineConfig } from "vite";
import { compiledWords, usedTokens } from "./plugins.ts";

export default defineConfig({
  base: "/widget/",
  plugins: [compiledWords(), usedTokens("src/style")],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../../xiaoer/app/static/widget",
    emptyOutDir: true,
    // A strict Content-Security-Policy knows no data: address.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
  server: { proxy: { "/api": { target: "http://127.0.0.1:8000", ws: true } } },
});
