import { expect, type Page, type Request } from "@playwright/test";
import { painted } from "./support/accessibility";
import { required } from "./support/environment";
import { test } from "./support/watched-page";

/** What counts as good, of all that moves while a page loads. */
const MOST_SHIFT = 0.1;

const pages = {
  "the list": "/",
  "an item": "/items/sg.67707640.2245175584",
  "flash sales": "/flash-sales",
};

interface Shift {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Element | null }[];
}

/** All that has moved on the page since it was opened, and what it was. */
function shifts(page: Page): Promise<{ total: number; moved: string[] }> {
  return page.evaluate(() => {
    const seen = (window as unknown as { shifts: Shift[] }).shifts.filter(
      ({ hadRecentInput }) => !hadRecentInput,
    );
    return {
      total: seen.reduce((sum, { value }) => sum + value, 0),
      moved: seen.map(
        ({ value, sources }) =>
          `${value.toFixed(3)} ${sources.map(({ node }) => `${node?.nodeName}.${node?.className}`).join(", ")}`,
      ),
    };
  });
}

/** Waits until nothing is asked for any more, and what was answered last is on the screen. */
async function expectLoaded(page: Page, traffic: Traffic): Promise<void> {
  await expect
    .poll(async () => {
      const before = traffic.begun;
      await painted(page);
      return traffic.underWay === 0 && traffic.begun === before;
    })
    .toBe(true);
}

interface Traffic {
  begun: number;
  underWay: number;
}

/** The requests of the page, but for the stream of events, which never ends. */
function watchTraffic(page: Page): Traffic {
  const traffic = { begun: 0, underWay: 0 };
  const count = (change: number) => (request: Request) => {
    if (request.url().endsWith("/events")) return;
    traffic.underWay += change;
    if (change > 0) traffic.begun++;
  };
  page.on("request", count(1));
  page.on("requestfinished", count(-1));
  page.on("requestfailed", count(-1));
  return traffic;
}

for (const [name, path] of Object.entries(pages)) {
  for (const [screen, viewport] of Object.entries({
    desktop: { width: 1280, height: 860 },
    phone: { width: 390, height: 844 },
  })) {
    test(`nothing jumps about while ${name} loads on a ${screen}`, async ({ page }) => {
      await page.request.post(`${required("BASE_URL")}/api/v1/auth/login`, {
        data: { username: "ada", password: "correct horse" },
      });
      await page.setViewportSize(viewport);
      await page.addInitScript(() => {
        const store = window as unknown as { shifts: unknown[] };
        store.shifts = [];
        new PerformanceObserver((list) => store.shifts.push(...list.getEntries())).observe({
          type: "layout-shift",
          buffered: true,
        });
      });
      // Answers that take their time, as over a mobile network.
      await page.route("**/api/v1/**", async (route) => {
        await new Promise((done) => setTimeout(done, 300));
        await route.continue();
      });

      const traffic = watchTraffic(page);
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByText("Loading…", { exact: true })).toHaveCount(0);
      await expectLoaded(page, traffic);

      const { total, moved } = await shifts(page);
      expect(total, moved.join("\n")).toBeLessThan(MOST_SHIFT);
    });
  }
}

for (const [name, path] of Object.entries(pages)) {
  test(`nothing is asked for twice while ${name} loads`, async ({ page }) => {
    await page.request.post(`${required("BASE_URL")}/api/v1/auth/login`, {
      data: { username: "ada", password: "correct horse" },
    });
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/")) asked.push(request.url());
    });
    const traffic = watchTraffic(page);
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectLoaded(page, traffic);

    const again = asked.filter((url, index) => asked.indexOf(url) !== index);
    expect(again).toEqual([]);
  });
}
