import { execFileSync } from "node:child_process";

/** Playwright's own browsers are not downloaded; the system's Chromium is used. */
export function chromiumPath() {
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
