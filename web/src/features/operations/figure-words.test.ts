import { expect, test } from "vitest";
import { formatFigure } from "./figure-words";

test.each([
  [0, "bytes", "0 B"],
  [1_234, "bytes", "1.2 kB"],
  [262_144_000, "bytes", "262 MB"],
  [1_500_000, "bytes-per-second", "1.5 MB/s"],
  [0.0042, "seconds", "4.2 ms"],
  [3, "seconds", "3.0s"],
  [7_300, "seconds", "2 hr"],
  [0.0125, "share", "1.3%"],
  [0.000412, "share", "0.041%"],
  [0, "share", "0%"],
  [12.345, "per-second", "12.35/s"],
  [1_234, "count", "1,234"],
] as const)("%d %s is written %s", (value, unit, words) => {
  expect(formatFigure(value, unit)).toBe(words);
});
