import { expect, test } from "vitest";
import { DAY } from "@/lib/dates";
import { defaultRange, isRange, windowOf } from "./ranges";

const now = Date.parse("2026-11-23T00:00:00Z");

test("the first look is 90 days, or all when the item is younger", () => {
  expect(defaultRange(now - 400 * DAY, now)).toBe("90d");
  expect(defaultRange(now - 20 * DAY, now)).toBe("all");
});

test("a range ends now; all begins a little before the first change", () => {
  expect(windowOf("7d", now - 400 * DAY, now)).toEqual({ from: now - 7 * DAY, to: now });
  expect(windowOf("all", now - 100 * DAY, now)).toEqual({ from: now - 102 * DAY, to: now });
  expect(windowOf("all", now, now).from).toBeLessThan(now);
});

test("only known words are ranges", () => {
  expect(isRange("30d")).toBe(true);
  expect(isRange("31d")).toBe(false);
  expect(isRange(undefined)).toBe(false);
});

test("days of one's own reach from the first midnight to the last, in either order", () => {
  const days = { from: "2026-03-03", to: "2026-03-05" };

  const { from, to } = windowOf(days, now, now);

  expect(to - from).toBe(3 * DAY);
  expect(new Date(from).getHours()).toBe(0);
  expect(windowOf({ from: days.to, to: days.from }, now, now)).toEqual({ from, to });
});
