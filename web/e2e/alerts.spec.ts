import { expect } from "@playwright/test";
import { expectFit } from "./support/accessibility";
import { changePrice, optional, required } from "./support/environment";
import { test } from "./support/watched-page";

const username = `told-${Math.random().toString(36).slice(2, 10)}`;
const password = "a sentence to remember";

// Many pages, and a price that the server has to look up meanwhile.
test.setTimeout(240_000);

test("from an item to a message that its price has come down", async ({ page }) => {
  await test.step("a newcomer adds an item", async () => {
    const credentials = { data: { username, password } };
    await page.request.post(`${required("BASE_URL")}/api/v1/auth/register`, credentials);
    await page.request.post(`${required("BASE_URL")}/api/v1/auth/login`, credentials);
    await page.goto("/");
    await expect(page.getByRole("link", { name: "Inbox", exact: true })).toBeVisible();
    await page
      .getByLabel("Link of a Shopee item")
      .fill(optional("ALERT_ITEM_URL") ?? required("ITEM_URL"));
    await page.getByRole("button", { name: "Track price" }).click();
    await expect(page.getByText(/Price found: /)).toBeVisible({ timeout: 60_000 });
  });

  await test.step("an alert is offered there and then", async () => {
    await page.getByRole("button", { name: /^10% cheaper than now: / }).click();
    await expect(page.getByText(/^You will be told\. At or below /)).toBeVisible();
  });

  await test.step("the item shows it, and takes another", async () => {
    await page.getByRole("list", { name: "My items" }).getByRole("link").first().click();
    const alerts = page.getByRole("region", { name: "Alerts" });
    await expect(alerts.getByText(/^At or below /)).toBeVisible();
    await alerts.getByRole("button", { name: "New alert" }).click();
    await alerts.getByLabel("Tell me of").selectOption({ label: "A new lowest price" });
    await alerts.getByRole("button", { name: "Create alert" }).click();
    await expect(alerts.getByText("Lowest price in 90 days")).toBeVisible();
  });

  await test.step("all alerts are on one page, where they fall silent", async () => {
    await page.getByRole("link", { name: "Inbox", exact: true }).click();
    await expect(page.getByText("Nothing has happened yet")).toBeVisible();
    await page.getByRole("link", { name: "Alerts", exact: true }).click();
    await page.getByRole("button", { name: "Mute: Lowest price in 90 days" }).click();
    await expect(page.getByText("Muted", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: /^Edit: At or below / }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
  });

  await test.step("channels, times and the feed are set up in the account", async () => {
    await page.getByRole("link", { name: "Channels and times" }).click();
    await expect(page.getByRole("heading", { name: "Channels" })).toBeVisible();
    await page.getByRole("button", { name: "Make a feed" }).click();
    await expect(page.getByText(/\/api\/v1\/feeds\//)).toBeVisible();
    await page.getByLabel("Quiet hours").check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.getByRole("button", { name: "Add a channel" }).click();
    await page.getByLabel("Kind").selectOption({ label: "Webhook" });
    await page.getByLabel("Address", { exact: true }).fill("https://hooks.example.org/prices");
    await page.getByRole("button", { name: "Add channel" }).click();
    await expect(page.getByText("The key of this webhook")).toBeVisible();
    await expectFit(page);
    await page.getByRole("button", { name: "Done" }).click();
    await page
      .getByText(/^What was sent/)
      .last()
      .click();
    await expect(page.getByText("Nothing was sent yet.")).toBeVisible();
    await page.getByRole("button", { name: "Switch off: Webhook" }).click();
    await expect(page.getByRole("button", { name: "Switch on: Webhook" })).toBeVisible();
  });

  await test.step("a price that comes down makes a message, which is read", async () => {
    await changePrice(optional("ALERT_CHANGE_URL") ?? undefined);
    await page.getByRole("link", { name: "Inbox, 1 unread" }).click({ timeout: 120_000 });
    const message = page.getByRole("list", { name: "Inbox" }).getByRole("listitem").first();
    await expect(message).toContainText("Target price reached");
    await expect(message).toContainText(/was .*%\)/);
    await expectFit(page);
    await message.getByRole("link").click();
    await expect(page.getByTestId("price")).toBeVisible();
    await expect(page.getByRole("link", { name: "Inbox", exact: true })).toBeVisible();
  });
});
