import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./support/chromium.mjs";

/** The visit to the demo shop needs one; the goods of the pretended server are in every state there is. */
function testsOfAnotherServer(): string[] {
  const others: string[] = [];
  if (!process.env.DEMO_SHOP) others.push("**/demo.spec.ts");
  if (process.env.BASE_URL) others.push("**/fit.spec.ts", "**/steady.spec.ts");
  return others;
}

export default defineConfig({
  testDir: ".",
  testIgnore: testsOfAnotherServer(),
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
    launchOptions: {
      executablePath: chromiumPath(),
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
