import { MINUTE } from "@/lib/dates";
import { toAxis } from "@/lib/money";

/** A change of a price, as the chart needs it. */
export interface PriceStep {
  at: number;
  price: string;
  listPrice: string | null;
  inStock: boolean;
  flashSale: boolean;
  /** How long before this change the look before it was; null on the first one. */
  gapSeconds: number | null;
  /** Who saw it, in words. */
  source?: string;
}

/**
 * What is known about a stretch of time: the price was `seen` to hold, it was the last one of something `sold-out`, or
 * nobody looked (`unseen`).
 */
export type SegmentKind = "seen" | "sold-out" | "unseen";

/** A stretch of time with one price. */
export interface Segment {
  from: number;
  to: number;
  value: number;
  /** The price that the shop strikes through, while it is seen to. */
  listPrice: number | null;
  kind: SegmentKind;
}

/** Until when a series is drawn, and how surely. */
export interface SeriesEnd {
  now: number;
  lastSeenAt: number | null;
  /** How often this item is looked at at present; null when that is not known. */
  intervalSeconds: number | null;
  /** The shop has removed the item: its line ends where it was last seen. */
  gone: boolean;
}

/** Below this nobody calls it a gap: the looks of a busy minute are never evenly spaced. */
const SHORTEST_GAP_SECONDS = (2 * MINUTE) / 1000;

/** So many gaps make a median worth more than the present interval. */
const ENOUGH_GAPS = 3;

/** How long a stretch between two looks may be before it is shown as a gap: twice the usual one. */
export function gapLimitSeconds(
  steps: readonly PriceStep[],
  intervalSeconds: number | null,
): number {
  const gaps = steps
    .map((step) => step.gapSeconds)
    .filter((gap) => gap !== null)
    .sort((a, b) => a - b);
  const median = gaps[Math.floor((gaps.length - 1) / 2)];
  const usual =
    median !== undefined && (gaps.length >= ENOUGH_GAPS || intervalSeconds === null)
      ? median
      : (intervalSeconds ?? Number.POSITIVE_INFINITY);
  return Math.max(2 * usual, SHORTEST_GAP_SECONDS);
}

/** Turns changes, oldest first, into the stretches between them, up to now. */
export function toSegments(steps: readonly PriceStep[], end: SeriesEnd): Segment[] {
  const limit = gapLimitSeconds(steps, end.intervalSeconds) * 1000;
  return steps.flatMap((step, index) => {
    const next = steps[index + 1];
    const seenUntil = next ? next.at - longGap(next, limit) : lastSeenUntil(end, limit);
    const until = next ? next.at : end.gone ? seenUntil : end.now;
    const value = toAxis(step.price);
    const kind: SegmentKind = step.inStock ? "seen" : "sold-out";
    const listPrice = step.listPrice === null ? null : toAxis(step.listPrice);
    const middle = Math.min(Math.max(seenUntil, step.at), until);
    return [
      { from: step.at, to: middle, value, listPrice, kind },
      { from: middle, to: until, value, listPrice: null, kind: "unseen" as const },
    ].filter((segment) => segment.to > segment.from || (!next && segment.kind !== "unseen"));
  });
}

function longGap(step: PriceStep, limit: number): number {
  const gap = (step.gapSeconds ?? 0) * 1000;
  return gap > limit ? gap : 0;
}

function lastSeenUntil({ now, lastSeenAt, gone }: SeriesEnd, limit: number): number {
  if (lastSeenAt === null) return now;
  return gone || now - lastSeenAt > limit ? lastSeenAt : now;
}

/** A struck-through price beyond this multiple of the real one is left out: it would press the real one flat. */
const HIGHEST_LIST_PRICE = 2;

/**
 * The lowest and highest price in force at any moment between `from` and `to`, the struck-through ones included; null
 * when there was none.
 */
export function valueRange(
  segments: readonly Segment[],
  from: number,
  to: number,
): { lowest: number; highest: number } | null {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const segment of segments) {
    if (segment.from > to || segment.to < from) continue;
    lowest = Math.min(lowest, segment.value);
    highest = Math.max(highest, segment.value);
  }
  if (lowest > highest) return null;
  const limit = highest * HIGHEST_LIST_PRICE;
  for (const { from: start, to: end, listPrice } of segments) {
    if (listPrice === null || listPrice > limit || start > to || end < from) continue;
    lowest = Math.min(lowest, listPrice);
    highest = Math.max(highest, listPrice);
  }
  return { lowest, highest };
}

/** The index of the step in force at a moment, -1 before the first. */
export function stepAt(steps: readonly PriceStep[], moment: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle]?.at ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The segment at a moment; undefined before the first and after the last. */
export function segmentAt(segments: readonly Segment[], moment: number): Segment | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((segments[middle]?.from ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  const found = segments[low - 1];
  return found && moment <= found.to ? found : undefined;
}

/** The stretches in which a flash sale was on. */
export function flashBands(
  steps: readonly PriceStep[],
  now: number,
): { from: number; to: number }[] {
  const bands: { from: number; to: number }[] = [];
  steps.forEach((step, index) => {
    if (!step.flashSale) return;
    const to = steps[index + 1]?.at ?? now;
    const last = bands.at(-1);
    if (last?.to === step.at) last.to = to;
    else bands.push({ from: step.at, to });
  });
  return bands;
}
