import { test as base, type CDPSession, expect, type Page } from "@playwright/test";
import { LONG_ITEM } from "../mock/long-item";
import { required } from "../support/environment";

const test = base.extend({
  baseURL: async ({ browserName: _ }, use) => use(required("BASE_URL")),
});

/** A frame that takes longer than this is seen as a stutter. */
const STUTTER_MS = 50;

test("a chart of 50,000 changes", async ({ page }) => {
  await page.request.post("/api/v1/auth/login", {
    data: { username: "ada", password: "correct horse" },
  });
  let asked = 0;
  page.on("response", (response) => {
    if (response.url().includes("/prices")) asked++;
  });

  const begun = Date.now();
  await page.goto(`/items/${LONG_ITEM}?range=all`);
  const chart = page.getByRole("slider", { name: "Price over time" });
  await expect(chart).toBeVisible();
  const seenAfter = Date.now() - begun;
  await expect(page.getByRole("button", { name: /of 50000 changes$/ })).toBeVisible();
  const wholeAfter = Date.now() - begun;

  await chart.focus();
  const report = [
    `chart on screen after ${seenAfter} ms, all 50,000 changes after ${wholeAfter} ms (${asked} requests)`,
    `cursor: ${await frames(page, () => press(page, "ArrowLeft", 120))}`,
    `zooming in and out: ${await frames(page, async () => {
      await press(page, "+", 12);
      await press(page, "-", 12);
    })}`,
    `moving while zoomed in: ${await frames(page, async () => {
      await press(page, "+", 6);
      await press(page, "ArrowRight", 120);
    })}`,
    `pointer across the chart: ${await frames(page, () => sweep(page))}`,
  ];
  process.stdout.write(`${report.map((line) => `  ${line}`).join("\n")}\n`);
});

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
}

async function sweep(page: Page): Promise<void> {
  const box = await page.locator("canvas").boundingBox();
  if (!box) throw new Error("the chart has no canvas");
  for (let i = 0; i <= 100; i++) {
    await page.mouse.move(box.x + (box.width * i) / 100, box.y + box.height / 2);
  }
}

/** How long the frames took while something was done: the scripts' own time is what a person feels. */
async function frames(page: Page, act: () => Promise<void>): Promise<string> {
  await page.evaluate(() => {
    const store = window as unknown as { tasks: number[]; watcher: PerformanceObserver };
    store.tasks = [];
    store.watcher = new PerformanceObserver((list) =>
      store.tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    store.watcher.observe({ entryTypes: ["longtask"] });
  });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const before = await worked(session);
  await act();
  const after = await worked(session);
  await session.detach();
  const long = await page.evaluate(() => {
    const store = window as unknown as { tasks: number[]; watcher: PerformanceObserver };
    store.watcher.disconnect();
    return store.tasks;
  });
  const longest = Math.round(Math.max(0, ...long));
  return `${(after - before).toFixed(0)} ms of the page's time in all, ${long.length} tasks over ${STUTTER_MS} ms${long.length > 0 ? `, the longest ${longest} ms` : ""}`;
}

/** Milliseconds that the page's thread has worked since the session began. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
}
