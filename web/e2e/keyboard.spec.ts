import { expect } from "@playwright/test";
import { required } from "./support/environment";
import { expectNames, tabTo } from "./support/keyboard";
import { test } from "./support/watched-page";

const username = `keys-${Math.random().toString(36).slice(2, 10)}`;
const password = "a sentence to remember";

test("everything is done without a mouse, and one always sees and hears where one is", async ({
  page,
}) => {
  const { keyboard } = page;
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await page.request.post("/api/v1/auth/register", { data: { username, password } });

  await test.step("log in", async () => {
    await page.goto("/login");
    await tabTo(page, page.getByRole("link", { name: "Skip to the content" }));
    await expectNames(page);
    await tabTo(page, page.getByLabel("Username"));
    await keyboard.type(username);
    await tabTo(page, page.getByLabel("Password"));
    await keyboard.type(password);
    await keyboard.press("Enter");
    await expect(page.getByText("Nothing here yet")).toBeVisible();
  });

  await test.step("add an item", async () => {
    await tabTo(page, page.getByLabel("Link of a Shopee item"));
    await keyboard.type(required("ITEM_URL"));
    await keyboard.press("Enter");
    await expect(page.getByText(/Price found: /)).toBeVisible({ timeout: 30_000 });
    await expectNames(page);
  });

  await test.step("open it", async () => {
    await tabTo(page, page.getByRole("list", { name: "My items" }).getByRole("link"));
    await keyboard.press("Enter");
    await expect(page).toHaveURL(/\/items\//);
    await expect(page.getByTestId("price")).toBeVisible();
    await expectNames(page);
  });

  await test.step("change the range", async () => {
    await tabTo(page, button("30 d"));
    await keyboard.press("Space");
    await expect(page).toHaveURL(/range=30d/);
    await expect(button("30 d")).toBeFocused();
    await tabTo(page, button("Custom"));
    await keyboard.press("Enter");
    await tabTo(page, page.getByLabel("From"));
    await tabTo(page, button("Show these days"));
    await keyboard.press("Enter");
    await expect(page).toHaveURL(/from=\d{4}-/);
  });

  await test.step("read the chart change by change", async () => {
    const chart = page.getByRole("slider", { name: "Price over time" });
    await tabTo(page, chart);
    const changes = (await chart.getAttribute("aria-valuemax")) ?? "";
    await keyboard.press("Home");
    await expect(chart).toHaveAttribute("aria-valuenow", "1");
    await expect(chart).toHaveAttribute("aria-valuetext", /\d.*, .*\d/);
    await keyboard.press("End");
    await expect(chart).toHaveAttribute("aria-valuenow", changes);
    await keyboard.press("+");
    await expect(button("Back to the whole range")).toBeVisible();
    await keyboard.press("0");
    await expect(button("Back to the whole range")).toBeHidden();
  });

  await test.step("set a target and a tag", async () => {
    await tabTo(page, page.getByLabel(/^Target price in/));
    await keyboard.type("88.00");
    await tabTo(page, page.getByLabel("Tags"));
    await keyboard.type("kitchen");
    await keyboard.press("Enter");
    await expect(page.getByText("Saved.")).toBeVisible();
  });

  await test.step("stay where one is when a button gives way to a form", async () => {
    const alerts = page.getByRole("region", { name: "Alerts" });
    const holdsFocus = () => alerts.evaluate((part) => part.contains(document.activeElement));
    await tabTo(page, button("New alert"));
    await keyboard.press("Enter");
    await expect(page.getByLabel("Tell me of")).toBeVisible();
    await expect.poll(holdsFocus).toBe(true);
    await keyboard.press("Tab");
    await expect(page.getByLabel("Tell me of")).toBeFocused();
    await tabTo(page, button("Cancel"));
    await keyboard.press("Enter");
    await expect(button("Cancel")).toBeHidden();
    await expect.poll(holdsFocus).toBe(true);
  });

  await test.step("reach the table of changes", async () => {
    const table = page.getByRole("region", { name: "Every change" });
    await tabTo(page, table);
    await expect(table.getByRole("row").nth(1)).toBeVisible();
  });

  await test.step("log out", async () => {
    await tabTo(page, page.getByRole("link", { name: "Account", exact: true }));
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: username })).toBeVisible();
    await expectNames(page);
    await tabTo(page, button("Delete account"));
    await keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Delete your account?" })).toBeVisible();
    await keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(button("Delete account")).toBeFocused();
    await page.getByRole("link", { name: "Skip to the content" }).focus();
    await tabTo(page, button("Log out"));
    await keyboard.press("Enter");
    await expect(page).toHaveURL(/\/login$/);
  });
});
