import type { Segment } from "./segments";

/**
 * What of a long history can be seen between two moments on so many columns of pixels: of each column the first, the
 * lowest, the highest and the last segment, so that no peak is lost. A history that fits is returned as it is.
 */
export function thin(
  segments: readonly Segment[],
  { from, to }: { from: number; to: number },
  columns: number,
): readonly Segment[] {
  if (segments.length <= columns * 4 || to <= from) return segments;
  const kept: Segment[] = [];
  const width = (to - from) / columns;
  let column = Number.NaN;
  let start = 0;
  const columnOf = (index: number) => {
    const at = segments[index]?.from ?? 0;
    return at < from ? -1 : at > to ? columns : Math.floor((at - from) / width);
  };
  for (let index = 0; index <= segments.length; index++) {
    const next = index < segments.length ? columnOf(index) : Number.POSITIVE_INFINITY;
    if (next === column) continue;
    if (index > start) kept.push(...extremes(segments, start, index));
    start = index;
    column = next;
  }
  return kept.map((segment, index) => {
    const follower = kept[index + 1];
    return follower && follower.from > segment.to ? { ...segment, to: follower.from } : segment;
  });
}

function extremes(segments: readonly Segment[], start: number, end: number): Segment[] {
  let lowest = start;
  let highest = start;
  for (let index = start; index < end; index++) {
    const value = segments[index]?.value ?? 0;
    if (value < (segments[lowest]?.value ?? 0)) lowest = index;
    if (value > (segments[highest]?.value ?? 0)) highest = index;
  }
  return [...new Set([start, lowest, highest, end - 1])]
    .sort((a, b) => a - b)
    .flatMap((index) => segments[index] ?? []);
}
