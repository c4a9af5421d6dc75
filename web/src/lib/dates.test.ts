import { expect, test } from "vitest";
import { DAY, formatDuration, formatElapsed, formatTaken, formatTime, HOUR } from "./dates";

const now = Date.parse("2026-11-23T02:00:00.000Z");

test("a moment is written in the viewer's zone, here on the day before", () => {
  expect(formatTime("2026-11-23T02:00:00.000Z", "day", { locale: "en" })).toBe("Nov 22, 2026");
  expect(formatTime("2026-11-23T02:00:00.000Z", "minute", { locale: "en-GB" })).toBe(
    "22 Nov 2026, 22:30",
  );
});

test.each([
  [now - 3 * DAY, "3 days ago"],
  [now - 30 * HOUR, "30 hours ago"],
  [now - 90_000, "1 minute ago"],
  [now + 40_000, "in 40 seconds"],
  [now + 2_000, "now"],
  [now - 800 * DAY, "2 years ago"],
])("distance %#: %s", (at, expected) => {
  expect(formatTime(at, "relative", { now, locale: "en" })).toBe(expected);
});

test.each([
  [0, "1 sec"],
  [1_040, "1 sec"],
  [12_400, "12 sec"],
  [61 * DAY, "61 days"],
  [4 * HOUR, "4 hr"],
])("a length of %d ms is written %s", (length, expected) => {
  expect(formatDuration(length, "en")).toBe(expected);
});

test("what one waits for is told in tenths of a second", () => {
  expect(formatElapsed(840, "en")).toBe("0.8s");
  expect(formatElapsed(1_000, "en")).toBe("1.0s");
  expect(formatElapsed(12_400, "en")).toBe("12 sec");
});

test("what a machine took is told in milliseconds, and never as nothing", () => {
  expect(formatTaken(0.2, "en")).toBe("1 ms");
  expect(formatTaken(12.3, "en")).toBe("12 ms");
  expect(formatTaken(1_240, "en")).toBe("1.2s");
});
