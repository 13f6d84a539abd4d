import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  base: "/console/",
  plugins: [react()],
  build: {
    outDir: "../../xiaoer/app/static/console",
    emptyOutDir: true,
    target: "es2022",
    // A data: address inside the styles would need its own line in the content security policy.
    assetsInlineLimit: 0,
    // What belongs to which page: web/budgets.mjs reads it.
    manifest: "manifest.json",
  },
  // `npm run dev` talks to a running `xiaoer serve`.
  server: { proxy: { "/api": { target: "http://127.0.0.1:8000", ws: true } } },
});
