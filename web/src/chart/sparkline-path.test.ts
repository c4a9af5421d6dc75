import { expect, test } from "vitest";
import { sparklinePath } from "./sparkline-path";

const box = { width: 100, height: 20 };

test("steps go along, then up or down, and the last price runs to the end", () => {
  const points = [
    { at: 0, price: "10" },
    { at: 50, price: "5" },
    { at: 75, price: "7.50" },
  ];

  expect(sparklinePath(points, 100, box)).toBe("M0 0H50V20H75V10H100");
});

test("a price that never changed is a line through the middle", () => {
  expect(sparklinePath([{ at: 0, price: "34500" }], 100, box)).toBe("M0 10H100");
});

test("nothing seen draws nothing", () => {
  expect(sparklinePath([], 100, box)).toBe("");
});
