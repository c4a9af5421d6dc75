import { test as base, type ConsoleMessage, expect, type Page } from "@playwright/test";
import { optional, required } from "./environment";

/** Answers that the journey provokes on purpose; the browser writes a line to its console for each. */
const PROVOKED = [
  /\/account$/,
  /\/auth\/login$/,
  /\/setup$/,
  /\/watches$/,
  /\/watches\/[^/]+$/,
  /\/items\/[^/]+$/,
  // Asked for together with the item, which nobody tracks.
  /\/items\/[^/]+\/(prices|flash-sales)(\?.*)?$/,
  /\/nowhere$/,
];

function isProvoked(message: ConsoleMessage): boolean {
  return (
    /status of 4\d\d/.test(message.text()) &&
    PROVOKED.some((path) => path.test(message.location().url))
  );
}

/** Pictures of shops elsewhere are not fetched: the tests need no network, and the policy still has its say. */
async function keepAtHome(page: Page): Promise<void> {
  const home = new URL(required("BASE_URL")).origin;
  await page.route(
    (url) => url.origin !== home && url.origin !== optional("DEMO_SHOP"),
    (route) =>
      route.fulfill({
        contentType: "image/svg+xml",
        body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
      }),
  );
}

/** A page whose console must stay empty: an error, a warning of the policy or an uncaught exception fails the test. */
export const test = base.extend<{ complaints: string[] }>({
  baseURL: async ({ browserName: _ }, use) => use(required("BASE_URL")),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !isProvoked(message))
          complaints.push(`${message.text()} ${message.location().url}`);
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await keepAtHome(page);
      await use(complaints);
      expect(complaints, "the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});
