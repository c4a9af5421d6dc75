import { expect, type Page } from "@playwright/test";
import { expectFit } from "./support/accessibility";
import { required } from "./support/environment";
import { test } from "./support/watched-page";

const password = "a sentence to remember";

async function logIn(page: Page) {
  const username = `phone-${Math.random().toString(36).slice(2, 10)}`;
  await page.goto("/register");
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText(`Welcome, ${username}`)).toBeVisible();
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByText("Nothing here yet")).toBeVisible();
}

test("the app can be installed: its manifest names icons that are there", async ({ page }) => {
  const answer = await page.request.get("/manifest.webmanifest");
  expect(answer.headers()["content-type"]).toContain("application/manifest+json");
  const manifest = (await answer.json()) as { icons: { src: string; type: string }[] };
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(src);
    expect(icon.headers()["content-type"], src).toContain(type);
  }
});

test("without a server a page says so until there is one, and prices are never kept for it", async ({
  page,
  context,
  complaints,
}) => {
  await logIn(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });

  await context.setOffline(true);
  await page.goto("/flash-sales");
  await expect(page.getByRole("heading", { name: "Tidemark cannot be reached" })).toBeVisible();
  await expectFit(page);
  const kept = await page.evaluate(async () => {
    const shelves = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(shelves.map((shelf) => shelf.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.sort()).toEqual(["/favicon.svg", "/offline.css", "/offline.html", "/offline.js"]);

  // What was under way when the network went is rightly complained of.
  const others = complaints.filter((each) => !each.includes("ERR_INTERNET_DISCONNECTED"));
  complaints.splice(0, complaints.length, ...others);
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Flash sales", level: 1 })).toBeVisible();
});

test("what the shop's app shares has its link taken out, and is tracked by one press", async ({
  page,
}) => {
  await logIn(page);
  const shared = `Look at this! ${required("ITEM_URL")} Only today`;
  await page.goto(`/add?title=Kettle&text=${encodeURIComponent(shared)}`);

  const link = page.getByLabel("Link of a Shopee item");
  await expect(link).toHaveValue(required("ITEM_URL"));
  await expectFit(page);
  await page.getByRole("button", { name: "Track price" }).click();
  await expect(page.getByText("Link understood")).toBeVisible();
});

test("the bookmark takes the page one is on to the page of adding", async ({ page }) => {
  await page.goto("/help");
  const bookmark = page.getByRole("link", { name: "Track price" });

  await expect(bookmark).toHaveAttribute("href", /^javascript:/);
  const address = await bookmark.getAttribute("href");

  expect(address).toContain(`${new URL(required("BASE_URL")).origin}/add?url=`);
  expect(address).toContain("encodeURIComponent(location.href)");
  await bookmark.click();
  await expect(page).toHaveURL(/\/help$/);
});

test("a link that is dropped on one's list is in the box, to be tracked by one press", async ({
  page,
}) => {
  await logIn(page);
  await page.evaluate((url) => {
    const dropped = new DataTransfer();
    dropped.setData("text/uri-list", url);
    dropped.setData("text/plain", url);
    const where = document.querySelector("main h1") ?? document.body;
    for (const type of ["dragenter", "dragover", "drop"]) {
      where.dispatchEvent(
        new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }),
      );
    }
  }, required("ITEM_URL"));
  await expect(page.getByLabel("Link of a Shopee item")).toHaveValue(required("ITEM_URL"));
  await page.getByRole("button", { name: "Track price" }).click();
  await expect(page.getByText("Link understood")).toBeVisible();
});
