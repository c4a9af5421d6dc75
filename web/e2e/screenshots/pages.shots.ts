import { mkdirSync } from "node:fs";
import { test as base, type Page } from "@playwright/test";
import { required } from "../support/environment";
import {
  becomeAdministrator,
  becomeMember,
  becomeNewcomer,
  bring,
  forAdministrators,
  forMembers,
  forNewcomers,
  forVisitors,
  type State,
} from "../support/states";

/** Where the pictures go; git ignores it. */
const FOLDER = "e2e/pictures";

const test = base.extend({
  baseURL: async ({ browserName: _ }, use) => use(required("BASE_URL")),
});

const screens = {
  desktop: { width: 1280, height: 860 },
  phone: { width: 390, height: 844 },
};

mkdirSync(FOLDER, { recursive: true });

for (const colorScheme of ["light", "dark"] as const) {
  for (const [screen, viewport] of Object.entries(screens)) {
    test(`pages in ${colorScheme} on a ${screen}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.request.post("/anew");
      const take = (states: State[]) => takeAll(page, states, `${screen}-${colorScheme}`);
      await take(forVisitors);
      await becomeNewcomer(page);
      await take(forNewcomers);
      await becomeMember(page);
      await take(forMembers);
      await becomeAdministrator(page);
      await take(forAdministrators);
    });
  }
}

async function takeAll(page: Page, states: State[], suffix: string): Promise<void> {
  for (const state of states) {
    await bring(page, state);
    await page.screenshot({ path: `${FOLDER}/${state.name}-${suffix}.png`, fullPage: true });
  }
}
