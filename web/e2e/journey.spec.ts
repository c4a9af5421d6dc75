import { expect, type Page } from "@playwright/test";
import { expectFit } from "./support/accessibility";
import { changePrice, itemId, optional, required } from "./support/environment";
import { test } from "./support/watched-page";

const username = `e2e-${Math.random().toString(36).slice(2, 10)}`;
const password = "a sentence to remember";

/** Whether the line itself is on the canvas, not only axes around nothing. */
function drawnColors(page: Page): Promise<string> {
  return page.locator("canvas").evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const context = canvas.getContext("2d");
    const { data = [] } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    let teal = 0;
    for (let i = 0; i < data.length; i += 4) {
      const [red = 0, green = 0, alpha = 0] = [data[i], data[i + 1], data[i + 3]];
      if (alpha > 200 && green - red > 80) teal++;
    }
    return teal > 100 ? "line" : `${teal} pixels`;
  });
}

test("from a first visit to a price that changes before one's eyes", async ({ page }) => {
  await test.step("register", async () => {
    await page.goto("/");
    await expect(page).toHaveURL(/\/login$/);
    await expect(page).toHaveTitle("Log in · Tidemark");
    await expectFit(page);

    await page.getByRole("link", { name: "Create one" }).click();
    await expect(page).toHaveTitle("Create an account · Tidemark");
    await page.getByLabel("Username").fill(username);
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByText("Use at least 8 characters.")).toBeVisible();
    await expectFit(page);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Create account" }).click();
  });

  await test.step("log in", async () => {
    await expect(page.getByText(`Welcome, ${username}`)).toBeVisible();
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Log in" }).click();
    await expect(page.getByText("The username or the password is wrong.")).toBeVisible();
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Log in" }).click();
    await expect(page.getByRole("heading", { name: "My items" })).toBeVisible();
    await expect(page.getByText("Nothing here yet")).toBeVisible();
    await expectFit(page);
  });

  const token = optional("SETUP_TOKEN");
  if (token) {
    await test.step("set up", async () => {
      await page.getByRole("link", { name: "Enter the set-up token" }).click();
      await page.getByLabel("Set-up token").fill("wrong");
      await page.getByRole("button", { name: "Become administrator" }).click();
      await expect(page.getByText("This is not the token that was printed.")).toBeVisible();
      await expectFit(page);
      await page.getByLabel("Set-up token").fill(token);
      await page.getByRole("button", { name: "Become administrator" }).click();
      await expect(page.getByText("You are the administrator")).toBeVisible();
      await page.getByRole("link", { name: "Go to my items" }).click();
    });
  }

  const link = page.getByLabel("Link of a Shopee item");
  await test.step("a link of another site is refused, and stays to be corrected", async () => {
    await link.fill("https://www.lazada.sg/products/i1.html");
    await link.press("Enter");
    await expect(page.getByText("This is not a link of Shopee")).toBeVisible();
    await expect(link).toHaveValue("https://www.lazada.sg/products/i1.html");
    await expectFit(page);
  });

  await test.step("a pasted link is looked up before one's eyes", async () => {
    await link.fill(required("ITEM_URL"));
    await page.getByRole("button", { name: "Track price" }).click();
    const progress = page.getByRole("region", { name: "What happens to your link" });
    await expect(progress.getByText("Link understood")).toBeVisible();
    await expect(progress.getByText("Looking it up")).toBeVisible();
    await expect(progress.getByText(/Price found: /)).toBeVisible({ timeout: 30_000 });
    await expectFit(page);
  });

  const row = page.getByRole("list", { name: "My items" }).getByRole("listitem").first();
  let name = "";
  let price = "";
  await test.step("the item is on the list with its price", async () => {
    await expect(row.getByRole("link")).not.toHaveText(`Item ${itemId()}`);
    await expect(row).toContainText(optional("PRICE_TEXT") ?? /\d[\d.,]*\d/);
    name = await row.getByRole("link").innerText();
    await expectFit(page);
  });

  await test.step("words in the same box are searched for among all items", async () => {
    await link.fill(name.slice(0, 8));
    await link.press("Enter");
    await expect(page).toHaveURL(/\/search\?q=/);
    await expect(
      page.getByRole("list", { name: "Items found" }).getByRole("link").first(),
    ).toHaveText(name);
    await page.getByRole("link", { name: "My items", exact: true }).click();
  });

  await test.step("adding it again leads to it", async () => {
    await link.fill(required("ITEM_URL"));
    await link.press("Enter");
    await expect(page.getByText("This item was on your list already.")).toBeVisible();
    await page.getByRole("link", { name: "My items", exact: true }).click();
  });

  await test.step("search my items by name", async () => {
    const search = page.getByLabel("Search my items");
    await search.fill("no item has this name");
    await expect(page.getByText(/No item of yours has/)).toBeVisible();
    await expectFit(page);
    await search.fill(name.slice(0, 8).toUpperCase());
    await expect(row).toContainText(name);
    await expect(page).toHaveURL(/\?q=/);
  });

  await test.step("search all items by Shopee's id", async () => {
    await page.getByRole("link", { name: "Search", exact: true }).click();
    await page.getByLabel("Name or Shopee item id").fill(itemId());
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("list", { name: "Items found" }).getByRole("listitem")).toHaveCount(
      1,
    );
    await expectFit(page);
    await page.getByRole("link", { name }).click();
  });

  const current = page.getByTestId("price");
  const changes = page.getByRole("table", { name: "Every change" }).locator("tbody tr");
  await test.step("the item shows its chart and its changes", async () => {
    await expect(page.getByRole("heading", { name })).toBeVisible();
    await expect(page).toHaveTitle(`${name} · Tidemark`);
    await expect.poll(() => drawnColors(page), "colours on the chart").toContain("line");
    await expect(changes).toHaveCount(1);
    await expect(page.getByText(/Price unchanged since/)).toBeVisible();
    await page.getByRole("button", { name: "7 d" }).click();
    await expect(page).toHaveURL(/range=7d/);
    await page.getByRole("slider", { name: "Price over time" }).press("Home");
    price = await current.innerText();
    await expectFit(page);
  });

  await test.step("a price that changes at the shop changes here, without a reload", async () => {
    await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
    await changePrice();
    await expect(current).not.toHaveText(price, { timeout: 60_000 });
    const changed = optional("CHANGED_PRICE_TEXT");
    if (changed) await expect(current).toHaveText(changed);
    await expect(changes).toHaveCount(2);
    await expect(changes.first()).toContainText(await current.innerText());
    expect(await page.evaluate(() => "neverReloaded" in window)).toBe(true);
    await expectFit(page);
  });

  await test.step("flash sales and sources have pages of their own", async () => {
    await page.getByRole("link", { name: "Flash sales", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Flash sales", level: 1 })).toBeVisible();
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
    await expectFit(page);
    await page.getByRole("link", { name: "Sources of prices" }).click();
    await expect(page.getByRole("heading", { name: "Sources of prices" })).toBeVisible();
    await expect(page.getByRole("list", { name: "Sources of prices" })).toBeVisible();
    await expectFit(page);
  });

  await test.step("the account shows where one is logged in", async () => {
    await page.getByRole("link", { name: "Account" }).click();
    await expect(page.getByText("This browser")).toBeVisible();
    await expectFit(page);
  });

  await test.step("log out", async () => {
    await page.getByRole("button", { name: "Log out", exact: true }).click();
    await expect(page).toHaveURL(/\/login$/);
    await page.goto("/account");
    await expect(page).toHaveURL(/\/login\?/);
  });
});

test("an address without a page, and an item nobody tracks, say so", async ({ page }) => {
  await page.goto("/nowhere");
  await expect(page.getByText("There is no page at this address")).toBeVisible();
  await expectFit(page);
});
