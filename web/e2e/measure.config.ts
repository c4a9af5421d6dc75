import { defineConfig, type PlaywrightTestConfig } from "@playwright/test";
import usual from "./playwright.config";

/** Measures instead of testing: `npm run measure`. */
const config: PlaywrightTestConfig = {
  ...usual,
  testMatch: "measure/*.measure.ts",
  timeout: 180_000,
  use: { ...usual.use, screenshot: "off" },
};

export default defineConfig(config);
