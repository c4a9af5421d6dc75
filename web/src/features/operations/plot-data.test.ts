import { expect, test } from "vitest";
import { lastOf, plotRows } from "./plot-data";

test("lines that know other moments share one row of them, with gaps", () => {
  const lines = [
    {
      legend: "a",
      points: [
        [1, 10],
        [3, 30],
      ],
    },
    {
      legend: "b",
      points: [
        [2, 200],
        [3, 300],
      ],
    },
  ];

  expect(plotRows(lines)).toEqual([
    [1, 2, 3],
    [10, null, 30],
    [null, 200, 300],
  ]);
});

test("a line without a point says nothing", () => {
  expect(plotRows([])).toEqual([[]]);
  expect(lastOf({ legend: "a", points: [] })).toBeNull();
  expect(lastOf({ legend: "a", points: [[1, 0]] })).toBe(0);
});
