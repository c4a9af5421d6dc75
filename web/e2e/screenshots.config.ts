import { defineConfig, type PlaywrightTestConfig } from "@playwright/test";
import usual from "./playwright.config";

/** Takes pictures instead of testing: `npm run screenshots`. */
const config: PlaywrightTestConfig = {
  ...usual,
  testMatch: "screenshots/*.shots.ts",
  outputDir: "results",
  timeout: 180_000,
  use: { ...usual.use, screenshot: "off" },
};

export default defineConfig(config);
