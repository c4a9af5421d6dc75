import { mkdirSync } from "node:fs";
import { test as base, expect, type Page } from "@playwright/test";
import { MOCK_SETUP_TOKEN } from "../mock/api";
import { required } from "../support/environment";

/** Where the pictures go; git ignores it. */
const FOLDER = "e2e/pictures";

const test = base.extend({
  baseURL: async ({ browserName: _ }, use) => use(required("BASE_URL")),
});

interface Shot {
  name: string;
  path: string;
  /** Brings the page into the state to be seen. */
  act?: (page: Page) => Promise<unknown>;
}

const mouse = "/items/sg.67707640.2245175584";

const forVisitors: Shot[] = [
  { name: "login", path: "/login" },
  { name: "login-refused", path: "/login", act: refusedLogIn },
  { name: "register", path: "/register" },
  { name: "help", path: "/help" },
  { name: "status-visitor", path: "/status" },
  { name: "not-found", path: "/nowhere" },
  { name: "offline", path: "/offline.html" },
];

const forMembers: Shot[] = [
  { name: "home", path: "/" },
  { name: "home-cards", path: "/?view=cards" },
  { name: "home-tag", path: "/?tag=kitchen" },
  { name: "home-no-match", path: "/?q=nothing%20is%20called%20so" },
  { name: "home-select", path: "/", act: selectItems },
  { name: "home-refused-link", path: "/", act: (page) => add(page, "https://lazada.sg/i1.html") },
  { name: "home-adding", path: "/", act: addNew },
  { name: "add", path: "/add?text=Look%20https%3A%2F%2Fshopee.sg%2Fproduct%2F9%2F91" },
  { name: "item", path: mouse },
  { name: "item-all", path: `${mouse}?range=all` },
  { name: "item-7d", path: `${mouse}?range=7d` },
  { name: "item-never-changed", path: "/items/id.10233345.7788123456" },
  { name: "item-blocked", path: "/items/vn.5544332.9911223344" },
  { name: "item-sold-out", path: "/items/br.44556677.3322110099" },
  { name: "item-gone", path: "/items/sg.1112223.5566778899" },
  { name: "item-hostile-name", path: "/items/sg.66.6666" },
  { name: "item-unknown", path: "/items/sg.1.404" },
  { name: "flash-sales", path: "/flash-sales" },
  { name: "flash-sale", path: "/flash-sales", act: openSession },
  { name: "search", path: "/search?q=bowl" },
  { name: "search-nothing", path: "/search?q=nothing%20is%20called%20so" },
  { name: "sources", path: "/sources" },
  { name: "status", path: "/status" },
  { name: "account", path: "/account" },
  { name: "account-delete", path: "/account", act: askToDelete },
  { name: "setup", path: "/setup" },
  { name: "server-away", path: "/flash-sales", act: serverAway },
];

const forAdministrators: Shot[] = [{ name: "admin", path: "/admin" }];

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
      const take = (shots: Shot[]) => takeAll(page, shots, `${screen}-${colorScheme}`);
      await take(forVisitors);
      await page.request.post("/api/v1/auth/login", {
        data: { username: "ada", password: "correct horse" },
      });
      await take(forMembers);
      await page.request.post("/api/v1/setup", { data: { token: MOCK_SETUP_TOKEN } });
      await take(forAdministrators);
    });
  }
}

async function takeAll(page: Page, shots: Shot[], suffix: string): Promise<void> {
  for (const { name, path, act } of shots) {
    await page.goto(path);
    await settled(page);
    await act?.(page);
    await settled(page);
    await page.screenshot({ path: `${FOLDER}/${name}-${suffix}.png`, fullPage: true });
  }
}

/** Nothing is loading any more. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByText("Loading…", { exact: true })).toHaveCount(0);
  await expect(page.getByRole("heading").first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
}

async function refusedLogIn(page: Page) {
  await page.getByLabel("Username").fill("ada");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByText("The username or the password is wrong.")).toBeVisible();
}

async function add(page: Page, link: string) {
  await page.getByLabel("Link of a Shopee item").fill(link);
  await page.getByRole("button", { name: "Track price" }).click();
  await expect(page.getByText("This is not a link of Shopee")).toBeVisible();
}

async function addNew(page: Page) {
  const link = `https://shopee.sg/product/77/${Date.now()}`;
  await page.getByLabel("Link of a Shopee item").fill(link);
  await page.getByRole("button", { name: "Track price" }).click();
  await expect(page.getByText(/Price found: /)).toBeVisible();
}

async function selectItems(page: Page) {
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await page.getByRole("checkbox").first().check();
}

async function openSession(page: Page) {
  await page.getByRole("region", { name: "Demo shop" }).getByRole("link").first().click();
  await expect(page.getByRole("list", { name: "Items of this session" })).toBeVisible();
}

async function askToDelete(page: Page) {
  await page.getByRole("button", { name: "Delete account" }).click();
}

async function serverAway(page: Page) {
  await page.route("**/api/v1/**", (route) => route.abort());
  await page.getByRole("link", { name: "Search", exact: true }).click();
  await page.getByLabel("Name or Shopee item id").fill("bowl");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("The search did not work")).toBeVisible({ timeout: 30_000 });
  await page.unroute("**/api/v1/**");
}
