import { expect, test } from "vitest";
import { DAY } from "@/lib/dates";
import { defaultRange, isRange, rangeWindow } from "./ranges";

const now = Date.parse("2026-11-23T00:00:00Z");

test("the first look is 90 days, or all when the item is younger", () => {
  expect(defaultRange(now - 400 * DAY, now)).toBe("90d");
  expect(defaultRange(now - 20 * DAY, now)).toBe("all");
});

test("a range ends now; all begins a little before the first change", () => {
  expect(rangeWindow("7d", now - 400 * DAY, now)).toEqual({ from: now - 7 * DAY, to: now });
  expect(rangeWindow("all", now - 100 * DAY, now)).toEqual({ from: now - 102 * DAY, to: now });
  expect(rangeWindow("all", now, now).from).toBeLessThan(now);
});

test("only known words are ranges", () => {
  expect(isRange("30d")).toBe(true);
  expect(isRange("31d")).toBe(false);
  expect(isRange(undefined)).toBe(false);
});
