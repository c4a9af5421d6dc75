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
    // A zone with half an hour and a different day from Singapore's: what only works in UTC fails here.
    env: { TZ: "America/St_Johns" },
    // A machine that builds everything at once is slow; a test that hangs is found in time all the same.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: { name: "maths", include: ["src/**/*.test.ts"], environment: "node" },
      },
      {
        extends: true,
        test: {
          name: "pages",
          include: ["src/**/*.test.tsx"],
          environment: "jsdom",
          setupFiles: ["./src/app/testing/setup.ts"],
        },
      },
    ],
  },
});
