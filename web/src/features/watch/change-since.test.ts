import { expect, test } from "vitest";
import { priceWhenAdded } from "./change-since";

function watch(addedAt: string, trackedSince = "2026-01-01T00:00:00.000Z") {
  const recent = [
    { at: "2026-10-24T00:00:00.000Z", price: "120.00" },
    { at: "2026-11-10T00:00:00.000Z", price: "99.00" },
  ];
  return { addedAt, item: { recent, trackedSince } } as never;
}

test("the price when an item was added is the one then in force", () => {
  expect(priceWhenAdded(watch("2026-11-01T00:00:00.000Z"))).toBe("120.00");
  expect(priceWhenAdded(watch("2026-11-12T00:00:00.000Z"))).toBe("99.00");
});

test("nothing is said of a time before the steps that a list comes with", () => {
  expect(priceWhenAdded(watch("2026-03-03T00:00:00.000Z"))).toBeNull();
});

test("an item that was new then counts from its first price", () => {
  expect(priceWhenAdded(watch("2026-10-23T23:59:58.000Z", "2026-10-23T23:59:58.000Z"))).toBe(
    "120.00",
  );
});
