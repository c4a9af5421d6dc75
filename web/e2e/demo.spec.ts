import { expect, type Page } from "@playwright/test";
import { expectFit } from "./support/accessibility";
import { test } from "./support/watched-page";

const password = "a sentence to remember";

async function newcomer(page: Page) {
  await page.goto("/register");
  await page.getByLabel("Username").fill(`demo-${Math.random().toString(36).slice(2, 10)}`);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText(/^Welcome, /)).toBeVisible();
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByText("Nothing here yet")).toBeVisible();
}

test.describe("with the demo shop", () => {
  test("a newcomer goes shopping, and watches a price and a flash sale", async ({ page }) => {
    await newcomer(page);
    await expect(page.getByText(/goods and prices are invented/)).toBeVisible();
    await expectFit(page);

    const shop = page
      .getByRole("main")
      .getByRole("link", { name: /Open the demo shop/ })
      .last();
    const home = page.url();
    await page.goto((await shop.getAttribute("href")) ?? "");
    await page.locator('a[href*="-i."]').first().click();
    await expect(page).toHaveURL(/-i\.\d+\.\d+/);
    const address = page.url();

    await page.goto(home);
    await page.getByLabel("Link of a Shopee item").fill(address);
    await page.getByRole("button", { name: "Track price" }).click();
    await expect(page.getByText(/Price found: S\$/)).toBeVisible({ timeout: 30_000 });
    const row = page.getByRole("list", { name: "My items" }).getByRole("listitem").first();
    await row.getByRole("link").click();
    const changes = page.getByRole("table", { name: "Every change" }).locator("tbody tr");
    await expect(changes.first()).toContainText("demo shop");
    await expect(page.getByText(/Looked at/)).toBeVisible();
    await expectFit(page);

    await page.getByRole("link", { name: "Flash sales", exact: true }).click();
    const sales = page.getByRole("region", { name: "Demo shop" });
    await expect(sales.getByRole("timer").first()).toBeVisible({ timeout: 30_000 });
    await expectFit(page);
    await sales.getByRole("listitem").getByRole("link").first().click();
    const offers = page.getByRole("list", { name: "Items of this session" });
    await expect(offers.getByRole("listitem").first()).toContainText("claimed");
    await expectFit(page);
  });

  test("a list fills itself, and a price on it changes before one's eyes", async ({ page }) => {
    await newcomer(page);

    await page.getByRole("button", { name: "Fill my list with 30 items" }).click();

    const rows = page.getByRole("list", { name: "My items" }).getByRole("listitem");
    await expect(rows).toHaveCount(30, { timeout: 30_000 });
    await expectFit(page);
    const shown = await rows.allInnerTexts();
    await expect
      .poll(async () => (await rows.allInnerTexts()).join() !== shown.join(), { timeout: 60_000 })
      .toBe(true);
  });
});
