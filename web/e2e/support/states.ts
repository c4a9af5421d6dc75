import { expect, type Page } from "@playwright/test";
import { MOCK_SETUP_TOKEN } from "../mock/api";
import { ownFigures } from "../mock/operations";

/** A page of the pretended server in one of the states it can be in. */
export interface State {
  name: string;
  path: string;
  /** Brings the page into the state to be seen. */
  act?: (page: Page) => Promise<unknown>;
  /** Whether what it shows cannot be without an answer that the browser complains about. */
  complains?: boolean;
}

const mouse = "/items/sg.67707640.2245175584";

export const forVisitors: State[] = [
  { name: "login", path: "/login" },
  { name: "login-refused", path: "/login", act: refusedLogIn },
  { name: "register", path: "/register" },
  { name: "help", path: "/help" },
  { name: "status-visitor", path: "/status", complains: true },
  { name: "not-found", path: "/nowhere" },
  { name: "offline", path: "/offline.html" },
];

export const forMembers: State[] = [
  { name: "home", path: "/" },
  { name: "home-tag", path: "/?tag=kitchen" },
  { name: "home-no-match", path: "/?q=nothing%20is%20called%20so" },
  { name: "home-select", path: "/", act: selectItems },
  { name: "home-remove", path: "/", act: askToRemove },
  {
    name: "adding-not-an-item",
    path: "/add",
    act: refused("https://shopee.sg/search?keyword=mouse"),
  },
  { name: "adding-other-site", path: "/add", act: refused("https://lazada.sg/products/i1.html") },
  {
    name: "adding-closed",
    path: "/add",
    act: refusedBy("https://shopee.fr/product/1/2", /closed/),
  },
  { name: "adding-found", path: "/add", act: adding("77", /Price found: /) },
  { name: "adding-known", path: "/add", act: addingKnown },
  { name: "adding-already", path: "/add", act: addingAgain },
  { name: "adding-blocked", path: "/add", act: adding("111", "The shop refused our server") },
  { name: "adding-waiting", path: "/add", act: adding("222", /No source can tell/) },
  { name: "adding-gone", path: "/add", act: adding("333", "The shop no longer has this item") },
  { name: "adding-odd", path: "/add", act: adding("444", "The shop gave an odd answer") },
  { name: "adding-unreachable", path: "/add", act: adding("666", "The shop did not answer") },
  { name: "adding-slow", path: "/add", act: adding("555", /Still trying/) },
  { name: "adding-many", path: "/", act: addingMany },
  { name: "add", path: "/add?text=Look%20https%3A%2F%2Fshopee.sg%2Fproduct%2F9%2F91" },
  { name: "item", path: mouse },
  { name: "item-all", path: `${mouse}?range=all` },
  { name: "item-7d", path: `${mouse}?range=7d` },
  { name: "item-pointed", path: mouse, act: pointAtChart },
  { name: "item-never-changed", path: "/items/id.10233345.7788123456" },
  { name: "item-blocked", path: "/items/vn.5544332.9911223344" },
  { name: "item-sold-out", path: "/items/br.44556677.3322110099" },
  { name: "item-gone", path: "/items/sg.1112223.5566778899" },
  { name: "item-hostile-name", path: "/items/sg.66.6666" },
  { name: "item-unknown", path: "/items/sg.1.404" },
  { name: "item-failed", path: "/", act: itemFailed, complains: true },
  { name: "flash-sales", path: "/flash-sales" },
  { name: "flash-sale", path: "/flash-sales", act: openSession },
  { name: "search", path: "/search?q=bowl" },
  { name: "search-nothing", path: "/search?q=nothing%20is%20called%20so" },
  { name: "inbox", path: "/inbox" },
  { name: "alerts", path: "/alerts" },
  { name: "alerts-edit", path: "/alerts", act: editAlert },
  { name: "alerts-new", path: "/alerts", act: newAlert },
  { name: "item-alert-new", path: mouse, act: newAlert },
  { name: "sources", path: "/sources" },
  { name: "status", path: "/status" },
  { name: "account", path: "/account" },
  { name: "account-channel", path: "/account", act: addChannel },
  { name: "account-token", path: "/account", act: makeToken },
  { name: "account-delete", path: "/account", act: askToDelete },
  { name: "setup", path: "/setup" },
  { name: "setup-refused", path: "/setup", act: refusedSetUp },
  { name: "server-away", path: "/flash-sales", act: serverAway, complains: true },
  // The last, since it is remembered.
  { name: "home-cards", path: "/", act: (page) => press(page, "Cards") },
];

/** Also for members: one who has just come. */
export const forNewcomers: State[] = [{ name: "home-empty", path: "/" }];

export const forAdministrators: State[] = [
  { name: "admin", path: "/admin" },
  { name: "admin-new-account", path: "/admin", act: (page) => press(page, "New account") },
  { name: "admin-remove", path: "/admin", act: (page) => press(page, "Delete linus") },
  { name: "operations", path: "/admin/operations", act: seeEveryChart },
  { name: "operations-process", path: "/admin", act: operationsOf(200, ownFigures) },
  {
    name: "operations-failed",
    path: "/admin",
    act: operationsOf(422, { code: "invalid-value", detail: "Prometheus does not answer." }),
    complains: true,
  },
];

/** Opens a page and brings it into its state. */
export async function bring(page: Page, { path, act }: State): Promise<void> {
  await page.goto(path);
  await settled(page);
  await act?.(page);
  await settled(page);
}

/** Logs somebody in whose list has something of everything. */
export async function becomeMember(page: Page): Promise<void> {
  await logIn(page, "ada", "correct horse");
}

/** Logs somebody in whose list is empty. */
export async function becomeNewcomer(page: Page): Promise<void> {
  const username = `newcomer-${Math.random().toString(36).slice(2, 10)}`;
  const data = { username, password: "a sentence to remember" };
  await page.request.post("/api/v1/auth/register", { data });
  await logIn(page, data.username, data.password);
}

/** Whoever is logged in is an administrator from now on. */
export async function becomeAdministrator(page: Page): Promise<void> {
  await page.request.post("/api/v1/setup", { data: { token: MOCK_SETUP_TOKEN } });
}

async function logIn(page: Page, username: string, password: string) {
  await page.request.post("/api/v1/auth/login", { data: { username, password } });
}

/** Nothing is loading any more. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByText("Loading…", { exact: true })).toHaveCount(0);
  await expect(page.getByRole("heading").first()).toBeVisible();
  await expect(page.locator("[data-loading]")).toHaveCount(0);
  const member = page.getByRole("link", { name: "Account", exact: true });
  if (await member.isVisible()) {
    await expect(page.getByRole("link", { name: /^Inbox/ }).first()).toBeVisible();
  }
  await page.evaluate(() => document.fonts.ready);
}

async function press(page: Page, name: string) {
  await page.getByRole("button", { name, exact: true }).click();
}

async function refusedLogIn(page: Page) {
  await page.getByLabel("Username").fill("ada");
  await page.getByLabel("Password").fill("not the password");
  await press(page, "Log in");
  await expect(page.getByText("The username or the password is wrong.")).toBeVisible();
}

async function refusedSetUp(page: Page) {
  await page.getByLabel("Set-up token").fill("wrong");
  await press(page, "Become administrator");
  await expect(page.getByText("This is not the token that was printed.")).toBeVisible();
}

async function track(page: Page, link: string) {
  await page.getByLabel("Link of a Shopee item").fill(link);
  await press(page, "Track price");
}

function refused(link: string) {
  return refusedBy(link, "Links that work");
}

function refusedBy(link: string, words: string | RegExp) {
  return async (page: Page) => {
    await track(page, link);
    await expect(page.getByText(words).first()).toBeVisible();
  };
}

/** Each time an item that nobody has tracked before. */
function adding(shopId: string, end: string | RegExp) {
  return async (page: Page) => {
    await track(page, `https://shopee.sg/product/${shopId}/${Date.now()}`);
    await expect(page.getByText(end).first()).toBeVisible();
  };
}

async function addingKnown(page: Page) {
  await page.request.delete("/api/v1/watches/sg.900001.700000001");
  await track(page, "https://shopee.sg/product/900001/700000001");
  await expect(page.getByText(/Already tracked since/)).toBeVisible();
}

async function addingAgain(page: Page) {
  await track(page, "https://shopee.sg/product/900001/700000002");
  await expect(page.getByText("This item was on your list already.")).toBeVisible();
}

async function addingMany(page: Page) {
  const links = [1, 2, 3].map((n) => `https://shopee.sg/product/78/${Date.now() + n}`);
  links.push("https://lazada.sg/products/i1.html");
  await page.evaluate((text) => {
    const dropped = new DataTransfer();
    dropped.setData("text/plain", text);
    document.body.dispatchEvent(
      new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }),
    );
  }, links.join("\n"));
  await expect(page.getByText("3 added, 0 already on the list, 1 refused")).toBeVisible();
}

async function selectItems(page: Page) {
  await press(page, "Select");
  await page.getByRole("checkbox").first().check();
}

async function askToRemove(page: Page) {
  await selectItems(page);
  await press(page, "Remove from my list");
  await expect(page.getByText("Remove 1 item from your list?")).toBeVisible();
}

async function pointAtChart(page: Page) {
  const chart = page.getByRole("slider", { name: "Price over time" });
  await chart.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowLeft");
}

async function openSession(page: Page) {
  await page.getByRole("region", { name: "Demo shop" }).getByRole("link").first().click();
  await expect(page.getByRole("list", { name: "Items of this session" })).toBeVisible();
}

async function makeToken(page: Page) {
  await press(page, "New token");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("My phone");
  await page.getByRole("checkbox", { name: /^Read/ }).check();
  await press(page, "Create token");
  await expect(page.getByText(/Copy the token now/)).toBeVisible();
}

async function editAlert(page: Page) {
  await page
    .getByRole("button", { name: /^Edit: / })
    .first()
    .click();
}

async function newAlert(page: Page) {
  await page.getByRole("button", { name: "New alert" }).click();
}

async function addChannel(page: Page) {
  await page.getByRole("button", { name: "Send a test: Home automation" }).click();
  await expect(page.getByText("Not accepted.")).toBeVisible();
  await page
    .getByText(/^What was sent/)
    .nth(1)
    .click();
  await page.getByRole("button", { name: "Add a channel" }).click();
}

async function askToDelete(page: Page) {
  await press(page, "Delete account");
  await expect(page.getByText("Delete your account?")).toBeVisible();
}

/** Charts are drawn once they are there, which a picture of the whole page does not wait for. */
async function seeEveryChart(page: Page) {
  await page.getByRole("region", { name: "Parts that answer" }).scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollTo(0, 0));
}

/** The page of operations when the server answers so. */
function operationsOf(status: number, body: object) {
  return async (page: Page) => {
    const contentType = status === 200 ? "application/json" : "application/problem+json";
    await page.route("**/api/v1/admin/operations**", (route) =>
      route.fulfill({ status, contentType, body: JSON.stringify(body) }),
    );
    await page.getByRole("link", { name: "Operations" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Operations" })).toBeVisible();
    await expect(
      page.getByText(/There is no Prometheus here|Prometheus does not answer/),
    ).toBeVisible({ timeout: 30_000 });
    await page.unroute("**/api/v1/admin/operations**");
  };
}

async function itemFailed(page: Page) {
  const broken = { status: 500, contentType: "application/problem+json" };
  const body = JSON.stringify({ code: "internal", detail: "It failed.", requestId: "3f9a" });
  await page.route("**/api/v1/items/**", (route) => route.fulfill({ ...broken, body }));
  await page.getByRole("list", { name: "My items" }).getByRole("link").nth(1).click();
  await expect(page.getByText("The item could not be loaded")).toBeVisible({ timeout: 30_000 });
  await page.unroute("**/api/v1/items/**");
}

async function serverAway(page: Page) {
  await page.route("**/api/v1/**", (route) => route.abort());
  await page.getByRole("link", { name: "Search", exact: true }).click();
  await page.getByLabel("Name or Shopee item id").fill("bowl");
  await press(page, "Search");
  await expect(page.getByText("The search did not work")).toBeVisible({ timeout: 30_000 });
  await page.unroute("**/api/v1/**");
}
