import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";
import { optional } from "./environment";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** All rules once; those that look at colours once more in the dark. */
const rulesOf = { light: null, dark: ["color-contrast", "link-in-text-block"] };

/** How much is looked at besides what a test is about; see README.md. */
export const fit = optional("FIT") ?? "states";

/** Fails on a violation that axe finds in either theme, and when the page is wider than a small phone. */
export async function expectFit(page: Page): Promise<void> {
  if (fit === "nothing") return;
  await expectAccessible(page);
  await expectNarrowEnough(page);
}

/** Fails on any violation that axe finds on the page as it stands, in light and in dark colours. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await painted(page);
    // Evaluated by the debugger, since the page's policy rightly refuses a script of ours.
    await page.evaluate(source);
    const violations = await page.evaluate(async (rules) => {
      const { axe: runner } = window as unknown as { axe: typeof axe };
      const results = await runner.run(document, {
        resultTypes: ["violations"],
        ...(rules && { runOnly: rules }),
      });
      return results.violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map((node) => `${node.target.join(" ")} (${node.any[0]?.message ?? node.all[0]?.message ?? ""})`).join(", ")}`,
      );
    }, rulesOf[colorScheme]);
    expect(violations, `accessibility of ${page.url()} in ${colorScheme} colours`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Fails when the page is wider than a small phone. */
export async function expectNarrowEnough(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  await painted(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `width of ${page.url()} on a screen of 320 px`).toBeLessThanOrEqual(320);
  if (before) await page.setViewportSize(before);
}

/** What was just changed is on the screen after the next frame. */
export function painted(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}
