import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { test as base, expect } from "@playwright/test";
import { chromiumPath } from "../support/chromium.mjs";
import { required } from "../support/environment";

const run = promisify(execFile);

/** Fetched when it is asked for: nobody who builds or tests the pages needs it. */
const LIGHTHOUSE = "lighthouse@12.8.2";

const test = base.extend({
  baseURL: async ({ browserName: _ }, use) => use(required("BASE_URL")),
});

interface Report {
  categories: Record<string, { score: number | null }>;
  audits: Record<
    string,
    { id: string; title: string; score: number | null; displayValue?: string }
  >;
}

/** One run is a matter of luck; the one in the middle of several is shown. */
const RUNS = Number(process.env.RUNS ?? 3);

const pages = { home: "/", item: process.env.ITEM_PATH ?? "/items/sg.67707640.2245175584" };

for (const [name, path] of Object.entries(pages)) {
  for (const device of ["mobile", "desktop"]) {
    test(`Lighthouse of the ${name} page on a ${device}`, async ({ page }, info) => {
      const { TRY_USERNAME = "ada", TRY_PASSWORD = "correct horse" } = process.env;
      const answer = await page.request.post("/api/v1/auth/login", {
        data: { username: TRY_USERNAME, password: TRY_PASSWORD },
      });
      expect(answer.ok()).toBe(true);
      const cookies = await page.context().cookies();
      const cookie = cookies.map((each) => `${each.name}=${each.value}`).join("; ");
      const reports: Report[] = [];
      for (let i = 0; i < RUNS; i++) {
        const file = info.outputPath(`report-${i}.json`);
        await run(
          "npx",
          [
            ...["--yes", LIGHTHOUSE, new URL(path, required("BASE_URL")).href],
            ...["--output=json", `--output-path=${file}`, "--quiet"],
            ...["--only-categories=performance,accessibility,best-practices"],
            ...(device === "desktop" ? ["--preset=desktop"] : []),
            `--extra-headers=${JSON.stringify({ Cookie: cookie })}`,
            "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage --disable-gpu",
          ],
          { env: { ...process.env, CHROME_PATH: chromiumPath() } },
        );
        reports.push(JSON.parse(readFileSync(file, "utf8")));
      }
      reports.sort((a, b) => performanceOf(a) - performanceOf(b));
      const middle = reports[Math.floor(RUNS / 2)];
      if (middle) process.stdout.write(`  ${name}, ${device}: ${summary(middle)}\n`);
    });
  }
}

function performanceOf({ categories }: Report): number {
  return categories.performance?.score ?? 0;
}

function summary({ categories, audits }: Report): string {
  const scores = Object.entries(categories).map(
    ([category, { score }]) => `${category} ${Math.round(100 * (score ?? 0))}`,
  );
  const times = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
  ];
  const seen = times.map((id) => `${id} ${audits[id]?.displayValue ?? "?"}`);
  const failed = Object.values(audits).filter(
    ({ score, id }) => score === 0 && !times.includes(id),
  );
  return `${scores.join(", ")} (${seen.join(", ")})${failed.map(({ title }) => `\n    - ${title}`).join("")}`;
}
