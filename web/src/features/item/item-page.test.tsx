import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { type Replies, renderApp } from "@/app/testing/render-app";
import { flashItem, saleOf } from "@/app/testing/sample-flash-sales";
import { history, item, itemPage, watchOf } from "@/app/testing/sample-items";

// A canvas cannot be drawn on here; the journey in a real browser looks at the chart.
vi.mock("@/chart/price-chart", () => ({ PriceChart: () => null }));

const path = `/items/${item.itemKey}`;
const replies: Replies = {
  [`GET /items/${item.itemKey}`]: [200, itemPage],
  [`GET /items/${item.itemKey}/prices`]: [200, history],
  [`GET /watches/${item.itemKey}`]: [200, { watch: watchOf(item) }],
};

test("the price stands beside what the shop claims, what is true, and what to make of it", async () => {
  renderApp(path, replies);

  expect((await screen.findByTestId("price")).textContent).toBe("S$112.90");
  expect(screen.getByText("−43%")).toBeTruthy();
  expect(screen.getByText("−24%")).toBeTruthy();
  expect(
    screen.getByText(/lowest price we observed in the 30 days before the cut \(27 of 30 days\)/),
  ).toBeTruthy();
  expect(screen.getByText("Lowest ever since Mar 3, 2026")).toBeTruthy();
});

test("says when it was looked at, when it is next, and why then", async () => {
  const schedule = {
    nextLookAt: new Date(Date.now() + 5.5 * 60_000).toISOString(),
    intervalSeconds: 400,
    reason: "interval" as const,
    changesPerDay: 2.9,
    watchers: 7,
  };
  const seen = { ...item, lastSeenAt: new Date(Date.now() - 2.5 * 60_000).toISOString() };
  renderApp(path, {
    ...replies,
    [`GET /items/${item.itemKey}`]: [200, { ...itemPage, item: seen, schedule }],
  });

  expect(
    await screen.findByText(
      "Looked at 2 minutes ago. Next look in 5 minutes, because its price changes about 3 times a day.",
    ),
  ).toBeTruthy();
});

test("every change is in the table, the newest first, with what it changed", async () => {
  renderApp(path, replies);

  const rows = within(await screen.findByRole("table"))
    .getAllByRole("row")
    .slice(1);
  expect(rows).toHaveLength(2);
  expect(rows[0]?.textContent).toContain("S$112.90");
  expect(rows[0]?.textContent).toContain("−S$36.10 (−24%)");
  expect(rows[0]?.textContent).toContain("Flash sale");
  expect(rows[0]?.textContent).toContain("2 hr earlier");
  expect(rows[1]?.textContent).toContain("First seen");
});

test("an item that waits for a source says what the server says is to be done", async () => {
  const stateDetail = "No source of prices is set up for shopee.sg. The administrator can set one.";
  const waiting = { ...item, price: null, state: "waiting-for-source" as const, stateDetail };
  renderApp(path, {
    ...replies,
    [`GET /items/${item.itemKey}`]: [200, { ...itemPage, item: waiting }],
    [`GET /items/${item.itemKey}/prices`]: [200, { ...history, changes: [] }],
  });

  expect(await screen.findByText(new RegExp(stateDetail))).toBeTruthy();
});

test("a price that never changed is called so, not drawn as news", async () => {
  const flat = { ...history, changes: history.changes.slice(0, 1) };
  renderApp(path, { ...replies, [`GET /items/${item.itemKey}/prices`]: [200, flat] });

  expect(await screen.findByText(/Price unchanged since Mar 3, 2026/)).toBeTruthy();
});

test("choosing a variation asks for its series and keeps the choice in the address", async () => {
  const models = ["9007199254740993", "9007199254740994"].map((model, index) => ({
    model,
    name: index === 0 ? "Graphite" : "Rose",
    price: "112.90",
    listPrice: null,
    stock: index === 0 ? ("in" as const) : ("out" as const),
    flashSale: false,
    listed: true,
  }));
  const { calls, router } = renderApp(path, {
    ...replies,
    [`GET /items/${item.itemKey}`]: [200, { ...itemPage, models }],
  });

  const chips = within(await screen.findByRole("navigation", { name: "Variations" }));
  expect(chips.getByRole("link", { name: /Rose sold out/ })).toBeTruthy();
  await userEvent.click(chips.getByRole("link", { name: /Graphite/ }));

  await vi.waitFor(() => expect(calls).toContain(`GET ${path}/prices?model=9007199254740993`));
  expect(router.state.location.href).toBe(`${path}?model=9007199254740993`);
});

test("prices of another source are a series of their own, one click away", async () => {
  const sources = ["extension" as const, "import" as const];
  const { calls, router } = renderApp(path, {
    ...replies,
    [`GET /items/${item.itemKey}/prices`]: [200, { ...history, source: "extension", sources }],
  });

  const chips = within(await screen.findByRole("navigation", { name: "Prices from" }));
  expect(chips.getByRole("link", { current: true }).textContent).toBe("your browser");
  await userEvent.click(chips.getByRole("link", { name: "import" }));

  await vi.waitFor(() => expect(calls).toContain(`GET ${path}/prices?model=0&source=import`));
  expect(router.state.location.href).toBe(`${path}?source=import`);
});

test("a chosen source without prices leads back to those that have some", async () => {
  const empty = { ...history, source: "import", sources: ["extension"], changes: [], before: null };
  renderApp(`${path}?source=import`, {
    ...replies,
    [`GET /items/${item.itemKey}/prices`]: [200, empty],
  });

  const chips = within(await screen.findByRole("navigation", { name: "Prices from" }));
  expect(chips.getByRole("link", { name: "your browser" })).toBeTruthy();
});

test("an item that was never seen shows no price, no chart and no numbers", async () => {
  const pending = { ...item, price: null, name: null, lastSeenAt: null, state: "pending" as const };
  renderApp(path, {
    ...replies,
    [`GET /items/${item.itemKey}`]: [200, { ...itemPage, item: pending, price: null }],
    [`GET /items/${item.itemKey}/prices`]: [200, { ...history, changes: [], source: null }],
  });

  expect(await screen.findByRole("heading", { name: "Item 2245175584" })).toBeTruthy();
  expect(screen.getByText("No price yet")).toBeTruthy();
  expect(await screen.findByText(/No price has been seen yet/)).toBeTruthy();
  expect(screen.queryByText("In numbers")).toBeNull();
});

test("an item can be taken off the list, and put back", async () => {
  renderApp(path, {
    ...replies,
    [`DELETE /watches/${item.itemKey}`]: [204],
    "POST /watches": [202, { watch: watchOf(item), item, state: "ok" }],
  });

  await userEvent.click(await screen.findByRole("button", { name: "Remove from my list" }));
  expect(await screen.findByText("Removed from your list.")).toBeTruthy();

  await userEvent.click(screen.getByRole("button", { name: "Track this item" }));
  expect(await screen.findByRole("button", { name: "Remove from my list" })).toBeTruthy();
});

test("a target price and tags are kept, and a target that is no price is refused", async () => {
  const bodies: unknown[] = [];
  renderApp(path, {
    ...replies,
    [`PATCH /watches/${item.itemKey}`]: (body) => {
      bodies.push(body);
      return [200, { watch: { ...watchOf(item), targetPrice: "99.90" } }];
    },
  });

  const target = await screen.findByLabelText("Target price in SGD");
  await userEvent.type(target, "cheap");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.getByText("Write a price such as 99.00, or leave it empty.")).toBeTruthy();

  await userEvent.clear(target);
  await userEvent.type(target, "99,90");
  await userEvent.clear(screen.getByLabelText("Tags"));
  await userEvent.type(screen.getByLabelText("Tags"), "gift, kitchen , gift");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  expect(bodies).toEqual([{ targetPrice: "99.90", tags: ["gift", "kitchen"], model: null }]);
});

test("an item nobody tracks is said to be so", async () => {
  renderApp("/items/sg.1.2", { "GET /items/sg.1.2": [404, { code: "item-not-found" }] });

  expect(await screen.findByRole("heading", { name: "This item is not tracked" })).toBeTruthy();
});

test("an item of a flash sale leads to it, and shows those that had it before", async () => {
  const startAt = new Date(Date.now() - 60_000).toISOString();
  const endAt = new Date(Date.now() + 120_000).toISOString();
  const session = { sessionId: "77", startAt, endAt, hiddenPrice: null };
  const { item: _, ...offer } = flashItem;
  renderApp(path, {
    ...replies,
    [`GET /items/${item.itemKey}`]: [
      200,
      { ...itemPage, item: { ...item, flashSale: true, flashSaleSession: session } },
    ],
    [`GET /items/${item.itemKey}/flash-sales`]: [
      200,
      {
        itemKey: item.itemKey,
        currency: "SGD",
        appearances: [{ ...offer, soldOut: true, session: saleOf(-60, -50) }],
        nextCursor: null,
      },
    ],
  });

  const link = await screen.findByRole("link", { name: "In a flash sale now" });
  expect(link.getAttribute("href")).toBe("/flash-sales/sg/77");
  expect(screen.getByRole("timer").textContent).toMatch(/^[12]:\d\d$/);
  const panel = within(await screen.findByRole("region", { name: "In flash sales" }));
  expect(panel.getByRole("listitem").textContent).toContain("really −24%");
  expect(panel.getByRole("listitem").textContent).toContain("Sold out");
});

test("an item without a source says what to do", async () => {
  const waiting = { ...item, price: null, state: "waiting-for-source" as const };
  renderApp(path, {
    ...replies,
    [`GET /items/${item.itemKey}`]: [200, { ...itemPage, item: waiting, price: null }],
  });

  expect(await screen.findByText(/app id and secret for the Affiliate Open API/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "See the sources of prices" })).toBeTruthy();
});
