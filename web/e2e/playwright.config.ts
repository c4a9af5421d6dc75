import { execFileSync } from "node:child_process";
import { defineConfig } from "@playwright/test";

/** Playwright's own browsers are not downloaded; the system's Chromium is used. */
function chromium(): string {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      // Look for the next one.
    }
  }
  throw new Error(
    "no Chromium found: install it (apt-get install chromium fonts-dejavu-core) or set CHROMIUM_PATH",
  );
}

export default defineConfig({
  testDir: ".",
  outputDir: "results",
  globalSetup: "./global-setup.ts",
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    contextOptions: { reducedMotion: "reduce" },
    locale: "en-SG",
    timezoneId: "Asia/Singapore",
    viewport: { width: 1200, height: 900 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--no-first-run",
      ],
    },
  },
});
