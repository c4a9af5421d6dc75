import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "@/lib/dates";
import { alignData } from "./aligned-data";
import {
  gapLimitSeconds,
  type PriceStep,
  type SeriesEnd,
  stepAt,
  toSegments,
  valueRange,
} from "./segments";

const T0 = Date.parse("2026-03-03T00:00:00Z");

function step(at: number, price: string, more: Partial<PriceStep> = {}): PriceStep {
  return { at, price, listPrice: null, inStock: true, flashSale: false, gapSeconds: 3600, ...more };
}

const end: SeriesEnd = {
  now: T0 + 10 * DAY,
  lastSeenAt: T0 + 10 * DAY,
  intervalSeconds: 3600,
  gone: false,
};

describe("segments", () => {
  test("hold a price until it changes, and the last one until now", () => {
    const steps = [step(T0, "129.00", { gapSeconds: null }), step(T0 + 2 * DAY, "99.00")];

    expect(toSegments(steps, end)).toEqual([
      { from: T0, to: T0 + 2 * DAY, value: 129, listPrice: null, kind: "seen" },
      { from: T0 + 2 * DAY, to: T0 + 10 * DAY, value: 99, listPrice: null, kind: "seen" },
    ]);
  });

  test("show a stretch in which nobody looked, up to the change that ended it", () => {
    const steps = [
      step(T0, "129.00", { gapSeconds: null }),
      step(T0 + 5 * DAY, "99.00", { gapSeconds: (3 * DAY) / 1000 }),
    ];

    expect(toSegments(steps, end).map(({ from, to, kind }) => [from, to, kind])).toEqual([
      [T0, T0 + 2 * DAY, "seen"],
      [T0 + 2 * DAY, T0 + 5 * DAY, "unseen"],
      [T0 + 5 * DAY, T0 + 10 * DAY, "seen"],
    ]);
  });

  test("turn unseen where the last look has become old", () => {
    const seen = toSegments([step(T0, "5")], { ...end, lastSeenAt: T0 + 9 * DAY });

    expect(seen.map(({ to, kind }) => [to, kind])).toEqual([
      [T0 + 9 * DAY, "seen"],
      [T0 + 10 * DAY, "unseen"],
    ]);
  });

  test("end where an item was last seen once the shop has removed it", () => {
    const seen = toSegments([step(T0, "5")], { ...end, lastSeenAt: T0 + 9 * DAY, gone: true });

    expect(seen).toEqual([{ from: T0, to: T0 + 9 * DAY, value: 5, listPrice: null, kind: "seen" }]);
  });

  test("are grey while sold out, never zero", () => {
    const sold = toSegments([step(T0, "5"), step(T0 + DAY, "5", { inStock: false })], end);

    expect(sold.map(({ kind, value }) => [kind, value])).toEqual([
      ["seen", 5],
      ["sold-out", 5],
    ]);
  });

  test("exist for a price seen this very moment", () => {
    expect(toSegments([step(end.now, "5")], end)).toHaveLength(1);
  });
});

test("a gap is long beyond twice the usual one, the median once there are three", () => {
  const gaps = (...seconds: number[]) =>
    seconds.map((gapSeconds, i) => step(T0 + i * HOUR, "1", { gapSeconds }));

  expect(gapLimitSeconds(gaps(600, 600, 9000), 60)).toBe(1200);
  expect(gapLimitSeconds(gaps(9000), 600)).toBe(1200);
  expect(gapLimitSeconds(gaps(1, 1, 1), 1)).toBe(120);
  expect(gapLimitSeconds([], null)).toBe(Number.POSITIVE_INFINITY);
});

test("the value range includes a price that began before the stretch and still held in it", () => {
  const segments = toSegments([step(T0, "129"), step(T0 + 5 * DAY, "99")], end);

  expect(valueRange(segments, T0 + 4 * DAY, T0 + 6 * DAY)).toEqual({ lowest: 99, highest: 129 });
  expect(valueRange(segments, T0 + 6 * DAY, T0 + 7 * DAY)).toEqual({ lowest: 99, highest: 99 });
  expect(valueRange(segments, T0 - 2 * DAY, T0 - DAY)).toBeNull();
});

test("the value range includes a struck-through price, unless it would press the real one flat", () => {
  const segments = (listPrice: string) => toSegments([step(T0, "100", { listPrice })], end);

  expect(valueRange(segments("180"), T0, end.now)).toEqual({ lowest: 100, highest: 180 });
  expect(valueRange(segments("900"), T0, end.now)).toEqual({ lowest: 100, highest: 100 });
});

test("the step at a moment is the last one that began by then", () => {
  const steps = [step(T0, "1"), step(T0 + DAY, "2"), step(T0 + 2 * DAY, "3")];

  expect(stepAt(steps, T0 - 1)).toBe(-1);
  expect(stepAt(steps, T0)).toBe(0);
  expect(stepAt(steps, T0 + DAY + 5)).toBe(1);
  expect(stepAt(steps, T0 + 20 * DAY)).toBe(2);
});

test("aligned rows end one line and begin another at the same moment, and mark only changes", () => {
  const steps = [
    step(T0, "129.00", { gapSeconds: null, listPrice: "200" }),
    step(T0 + 5 * DAY, "99.00", { gapSeconds: (3 * DAY) / 1000 }),
  ];
  const { x, lines, changeRows } = alignData(toSegments(steps, end));

  const day = (n: number) => (T0 + n * DAY) / 1000;
  expect(x).toEqual([day(0), day(2), day(2), day(5), day(5), day(10)]);
  expect(lines.seen).toEqual([129, 129, null, null, 99, 99]);
  expect(lines.unseen).toEqual([null, null, 129, 129, null, null]);
  expect(lines.listPrice).toEqual([200, 200, null, null, null, null]);
  expect(changeRows).toEqual([0, 4]);
});
