import { mkdirSync } from "node:fs";
import { test as base, expect } from "@playwright/test";
import { required } from "../support/environment";
import { becomeMember, bring, forMembers } from "../support/states";

/** Beside the pictures of the pages in English. */
const FOLDER = "e2e/pictures";

/** The states with the most words of those that a shopper meets daily. */
const SEEN = ["home", "item", "item-blocked", "flash-sales", "inbox", "alerts", "account", "help"];

const test = base.extend({
  baseURL: async ({ browserName: _ }, use) => use(required("BASE_URL")),
});

mkdirSync(FOLDER, { recursive: true });

for (const locale of ["id-ID", "ms-MY", "th-TH", "vi-VN", "zh-TW", "pt-BR"]) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 390, height: 844 } });

    test(`pages in ${locale}`, async ({ page }) => {
      await page.request.post("/anew");
      await becomeMember(page);
      for (const state of forMembers.filter(({ name, act }) => SEEN.includes(name) && !act)) {
        await bring(page, state);
        await expect(page.locator("html")).not.toHaveAttribute("lang", "en");
        await page.screenshot({ path: `${FOLDER}/${state.name}-${locale}.png`, fullPage: true });
      }
    });
  });
}
