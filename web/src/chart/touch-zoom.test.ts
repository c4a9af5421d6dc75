import { expect, test } from "vitest";
import { pinched, SHORTEST_STRETCH, zoomed } from "./touch-zoom";

const grip = { left: 100, right: 300, stretch: { min: 0, max: 40_000 } };

test("fingers that part come closer, and hold what is under them", () => {
  const { min, max } = pinched(grip, 50, 350, 400);

  expect(max - min).toBeCloseTo(40_000 * (200 / 300));
  const perPixel = (max - min) / 400;
  expect(min + 50 * perPixel).toBeCloseTo(10_000);
  expect(min + 350 * perPixel).toBeCloseTo(30_000);
});

test("fingers that move together move the time", () => {
  expect(pinched(grip, 150, 350, 400)).toEqual({ min: -5_000, max: 35_000 });
});

test("nobody comes closer than a minute", () => {
  const { min, max } = pinched({ ...grip, stretch: { min: 0, max: 90 } }, 0, 400, 400);
  expect(max - min).toBeCloseTo(SHORTEST_STRETCH);
  expect(zoomed({ min: 0, max: 80 }, 40, 0.5)).toEqual({ min: 10, max: 70 });
});
