import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    proxy: { "/api": process.env.BASE_URL ?? "http://127.0.0.1:8080" },
  },
  build: {
    manifest: true,
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    target: "es2022",
  },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "jsdom",
    setupFiles: ["./src/lib/testing/setup.ts"],
    // A zone with half an hour and a different day from Singapore's: what only works in UTC fails here.
    env: { TZ: "America/St_Johns" },
  },
});
