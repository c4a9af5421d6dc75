import { expect, test } from "vitest";
import type { Segment } from "./segments";
import { thin } from "./thin";

const segments: Segment[] = Array.from({ length: 50_000 }, (_, index) => ({
  from: index * 1000,
  to: (index + 1) * 1000,
  value: index === 31_234 ? 1 : index === 40_001 ? 999 : 100 + (index % 7),
  listPrice: null,
  kind: "seen",
}));

test("a long history keeps its lowest, its highest and its ends, and no more than pixels can show", () => {
  const kept = thin(segments, { from: 0, to: 50_000_000 }, 800);

  expect(kept.length).toBeLessThanOrEqual(800 * 4 + 4);
  expect(Math.min(...kept.map(({ value }) => value))).toBe(1);
  expect(Math.max(...kept.map(({ value }) => value))).toBe(999);
  expect(kept[0]).toMatchObject({ from: 0 });
  expect(kept.at(-1)).toMatchObject({ to: 50_000_000 });
});

test("what is kept leaves no hole and stays in order", () => {
  const kept = thin(segments, { from: 10_000_000, to: 12_000_000 }, 300);

  kept.forEach((segment, index) => {
    expect(segment.to).toBeGreaterThanOrEqual(segment.from);
    const next = kept[index + 1];
    if (next) expect(segment.to).toBe(next.from);
  });
});

test("looking closely shows every change again", () => {
  const close = thin(segments, { from: 10_000_000, to: 10_100_000 }, 800);

  expect(close.filter(({ from }) => from >= 10_000_000 && from <= 10_100_000)).toHaveLength(101);
});

test("a history that fits is left alone", () => {
  const few = segments.slice(0, 100);
  expect(thin(few, { from: 0, to: 100_000 }, 800)).toBe(few);
});
