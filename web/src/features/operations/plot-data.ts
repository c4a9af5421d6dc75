import type { Chart } from "./api";

/** All lines of a chart on one row of moments, in seconds; null where a line has no value. */
export function plotRows(lines: Chart["lines"]): [number[], ...(number | null)[][]] {
  const values = lines.map(
    ({ points }) => new Map(points.map(([at = 0, value = 0]) => [at, value])),
  );
  const moments = [...new Set(values.flatMap((line) => [...line.keys()]))].sort((a, b) => a - b);
  return [moments, ...values.map((line) => moments.map((at) => line.get(at) ?? null))];
}

/** What a line says last; null for one that says nothing. */
export function lastOf({ points }: Chart["lines"][number]): number | null {
  return points.at(-1)?.[1] ?? null;
}
