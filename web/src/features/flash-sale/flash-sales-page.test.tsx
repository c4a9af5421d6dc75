import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { type Replies, renderApp } from "@/app/testing/render-app";
import { flashItem, saleOf } from "@/app/testing/sample-flash-sales";

const running = saleOf(-3, 2, { soldOut: 4 });
const sessions = [saleOf(-30, -25), running, saleOf(8, 13), saleOf(18, 23)];
const sales: Replies = { "GET /flash-sales": [200, { sessions, followed: [] }] };

test("sessions stand along the day: what runs, with its countdown, what comes, what was", async () => {
  renderApp("/flash-sales", sales);

  const region = await screen.findByRole("region", { name: "Demo shop" });
  const headings = within(region).getAllByRole("heading", { level: 3 });
  expect(headings.map(({ textContent }) => textContent)).toEqual([
    "Running now",
    "Coming up",
    "Over",
  ]);
  const [now, next] = within(region).getAllByRole("listitem");
  expect(now?.textContent).toMatch(/Ends in (2:00|1:5\d)/);
  expect(now?.textContent).toContain("24 items");
  expect(now?.textContent).toContain("4 sold out");
  expect(next?.textContent).toMatch(/Starts in [78]:\d\d/);
});

test("of hundreds of sessions only the nearest are shown until one asks for more", async () => {
  const many = Array.from({ length: 40 }, (_, i) => saleOf(10 + i * 10, 15 + i * 10));
  renderApp("/flash-sales", { "GET /flash-sales": [200, { sessions: many, followed: [] }] });

  expect(await screen.findAllByRole("listitem")).toHaveLength(5);
  await userEvent.click(screen.getByRole("button", { name: "Show 35 more" }));
  expect(screen.getAllByRole("listitem")).toHaveLength(40);
});

test("the day and the country live in the address and are asked for", async () => {
  const { calls, router } = renderApp("/flash-sales?day=2026-11-22", sales);

  await userEvent.click(await screen.findByRole("link", { name: "Day before" }));
  await vi.waitFor(() => expect(calls).toContain("GET /flash-sales?day=2026-11-21"));
  await userEvent.selectOptions(screen.getByLabelText("Country"), "demo");

  await vi.waitFor(() => expect(calls).toContain("GET /flash-sales?region=demo&day=2026-11-21"));
  expect(router.state.location.search).toEqual({ day: "2026-11-21", region: "demo" });
});

test("a day without a session says who is followed, and what is wrong", async () => {
  const followed = [{ region: "th", listedAt: null, problem: "shopee.co.th refuses us" }];
  renderApp("/flash-sales", { "GET /flash-sales": [200, { sessions: [], followed }] });

  expect(await screen.findByText("No flash sale is known for this day")).toBeTruthy();
  expect(screen.getByText("Followed now: Thailand.")).toBeTruthy();
  expect(screen.getByText("shopee.co.th refuses us")).toBeTruthy();
});

test("a failure can be tried again", async () => {
  renderApp("/flash-sales", { "GET /flash-sales": [422, { code: "invalid-value" }] });
  expect(await screen.findByText("The flash sales could not be loaded")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
});

const path = `/flash-sales/demo/${running.sessionId}`;
const session = (items: unknown[]): Replies => ({
  [`GET ${path}`]: [200, { session: running, currency: "SGD", items, nextCursor: null }],
});

test("an item shows its price, what is claimed, what is true, and how many are left", async () => {
  renderApp(path, session([flashItem]));

  const row = within(await screen.findByRole("list", { name: "Items of this session" }));
  const text = row.getByRole("listitem").textContent;
  expect(text).toContain("S$112.90");
  expect(text).toContain("before S$149.00");
  expect(text).toContain("claimed−43%");
  expect(text).toContain("real−24%");
  expect(text).toContain("12 of 100 left");
});

test("a price above the one before the sale is called that", async () => {
  renderApp(path, session([{ ...flashItem, priorPrice: "99.00", realDiscount: -14 }]));

  expect(await screen.findByText("Was cheaper before the sale: S$99.00")).toBeTruthy();
  expect(screen.getByText("14% dearer")).toBeTruthy();
});

test("a hidden price stays the text that the shop shows, and a sold-out item says when", async () => {
  const hidden = {
    ...flashItem,
    flashPrice: null,
    hiddenPrice: "1??.90",
    realDiscount: null,
    noRealDiscount: "price-hidden",
  };
  const gone = {
    ...flashItem,
    item: { ...flashItem.item, itemKey: "demo.1.2" },
    soldOut: true,
    soldOutAt: "2026-11-23T04:15:00Z",
  };
  renderApp(path, session([hidden, gone]));

  expect(await screen.findByText("1??.90, hidden until it starts")).toBeTruthy();
  expect(screen.getByText("when it starts")).toBeTruthy();
  expect(screen.getByText(/Sold out at/)).toBeTruthy();
});

test("the order can be chosen and is kept in the address", async () => {
  const { calls } = renderApp(path, session([flashItem]));

  await userEvent.selectOptions(await screen.findByLabelText("Sort by"), "price");

  await vi.waitFor(() => expect(calls).toContain(`GET ${path}?sort=price&limit=50`));
});

test("a session nobody knows is said to be so", async () => {
  renderApp("/flash-sales/demo/1", {
    "GET /flash-sales/demo/1": [404, { code: "flash-sale-not-found" }],
  });
  expect(await screen.findByRole("heading", { name: "This flash sale is not known" })).toBeTruthy();
});
