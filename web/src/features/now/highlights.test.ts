import { expect, test } from "vitest";
import type { FlashItem, WatchedItem } from "@/lib/api/types";
import { dropsOf, newLows, worthALook } from "./highlights";

const now = Date.parse("2026-11-23T00:00:00Z");
const money = (amount: string) => ({ amount, currency: "SGD" });

function item(prices: string[], more: Partial<WatchedItem> = {}): WatchedItem {
  return {
    price: money(prices.at(-1) ?? "0"),
    price30dAgo: money(prices[0] ?? "0"),
    priceSince: "2026-11-22T00:00:00.000Z",
    inStock: true,
    recent: prices.map((price) => ({ at: "2026-11-01T00:00:00.000Z", price })),
    ...more,
  } as WatchedItem;
}

test("drops are sorted, and rises and sold-out items left out", () => {
  const found = dropsOf([
    item(["100.00", "90.00"]),
    item(["100.00", "110.00"]),
    item(["100.00", "50.00"]),
    item(["100.00", "10.00"], { inStock: false }),
  ]);
  expect(found.map(({ percent }) => percent)).toEqual([-50, -10]);
});

test("a new low is lower than all of the month, and fresh", () => {
  const low = item(["100.00", "95.00", "90.00"]);
  expect(newLows([low], now)).toEqual([low]);
  expect(newLows([item(["80.00", "95.00", "90.00"])], now)).toEqual([]);
  expect(newLows([item(["90.00"])], now)).toEqual([]);
  expect(newLows([{ ...low, priceSince: "2026-11-01T00:00:00.000Z" }], now)).toEqual([]);
});

test("offers that are truly cheaper come alone, and those that are dearer not at all", () => {
  const offers = (...discounts: (number | null)[]) =>
    discounts.map((realDiscount) => ({ realDiscount }) as FlashItem);

  expect(worthALook(offers(30, 12, 0, -5, null))).toEqual(offers(30, 12));
  expect(worthALook(offers(0, -5, null, null))).toEqual(offers(null, null));
});
