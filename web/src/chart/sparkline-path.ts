import { toAxis } from "@/lib/money";

export interface SparklinePoint {
  at: number;
  price: string;
}

/**
 * The outline of a small step chart as an SVG path in a box of `width` x `height`, from the first point to `until`.
 * Higher prices are higher up; a price that never changed runs through the middle.
 */
export function sparklinePath(
  points: readonly SparklinePoint[],
  until: number,
  { width, height }: { width: number; height: number },
): string {
  const first = points[0];
  if (!first) return "";
  const values = points.map((point) => toAxis(point.price));
  const lowest = Math.min(...values);
  const spread = Math.max(...values) - lowest;
  const span = Math.max(until - first.at, 1);
  const x = (at: number) => round(((at - first.at) / span) * width);
  const y = (value: number) =>
    round(spread === 0 ? height / 2 : height - ((value - lowest) / spread) * height);
  const steps = points
    .slice(1)
    .map((point, index) => `H${x(point.at)}V${y(values[index + 1] ?? lowest)}`);
  return `M0 ${y(values[0] ?? lowest)}${steps.join("")}H${width}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
