import { expect, type Page, test } from "@playwright/test";
import type { ItemPage, ListedWatch } from "../../src/lib/api/types";
import { optional, required } from "../support/environment";

/** The few pictures that the documents show, small enough to be kept. */
const FOLDER = "../docs/images";

const username = `reader-${Math.random().toString(36).slice(2, 8)}`;
const password = "a sentence to remember";

const pictures = [
  { name: "item", ofItem: true, width: 1200, height: 1060, dark: false },
  { name: "item-phone", ofItem: true, width: 390, height: 844, dark: true },
  { name: "list", ofItem: false, width: 1200, height: 1060, dark: false },
];

test.describe("pictures of a real server with its demo shop", () => {
  test.skip(!optional("DEMO_SHOP"), "DEMO_SHOP names no demo shop");
  let item = "";

  test.beforeAll(async ({ browser }) => {
    const page = await browser.newPage();
    await call(page, "POST", "/auth/register", { username, password });
    await logIn(page);
    const token = optional("SETUP_TOKEN");
    if (token) await call(page, "POST", "/setup", { token });
    await call(page, "POST", "/demo");
    item = await tellingItem(page);
    await page.close();
  });

  for (const { name, ofItem, width, height, dark } of pictures) {
    test(`the picture of ${name}`, async ({ page }) => {
      await logIn(page);
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });

      await page.goto(required("BASE_URL") + (ofItem ? `/items/${item}` : "/"));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("[data-loading]")).toHaveCount(0);
      // Those farther down are fetched only when one comes near them.
      await page.waitForFunction(() =>
        [...document.images]
          .filter((image) => image.getBoundingClientRect().top < window.innerHeight)
          .every(({ complete }) => complete),
      );
      await page.screenshot({ path: `${FOLDER}/${name}.jpg`, type: "jpeg", quality: 72 });
    });
  }
});

async function logIn(page: Page) {
  await call(page, "POST", "/auth/login", { username, password });
}

async function call<T>(page: Page, method: string, path: string, data?: object): Promise<T> {
  const answer = await page.request.fetch(`${required("BASE_URL")}/api/v1${path}`, {
    method,
    ...(data && { data }),
  });
  expect(answer.ok(), `${method} ${path}`).toBe(true);
  return answer.json().catch(() => ({}));
}

/** The key of the item whose price is a good one, and whose shop claims the most that is not so. */
async function tellingItem(page: Page): Promise<string> {
  const list = await call<{ watches: ListedWatch[] }>(page, "GET", "/watches?limit=100");
  const pages: ItemPage[] = [];
  for (const { itemKey } of list.watches) {
    pages.push(await call<ItemPage>(page, "GET", `/items/${itemKey}`));
  }
  const [best] = pages.sort((a, b) => worth(b) - worth(a));
  return best?.item.itemKey ?? "";
}

function worth({ item, models, statistics, verdict }: ItemPage): number {
  const { claimedDiscount, realDiscount } = statistics;
  const isGood = verdict.kind === "lowest-ever" || verdict.kind === "good";
  return (
    (isGood ? 100 : 0) +
    (models.length > 1 && models.length < 6 ? 50 : 0) +
    (item.inStock === false ? -200 : 0) +
    (realDiscount !== null && realDiscount > 0 ? 100 + (claimedDiscount ?? 0) - realDiscount : 0)
  );
}
