import { DAY } from "@/lib/dates";

export const ranges = ["7d", "30d", "90d", "1y", "all"] as const;

/** A stretch of time to look at, ending now. */
export type Range = (typeof ranges)[number];

/** Two days of the viewer's calendar, such as `2026-11-23`, both included. */
export interface Days {
  from: string;
  to: string;
}

/** What a chart shows: a stretch that ends now, or chosen days. */
export type Stretch = Range | Days;

/** A stretch of time in milliseconds. */
export interface Window {
  from: number;
  to: number;
}

const lengths: Record<Exclude<Range, "all">, number> = {
  "7d": 7 * DAY,
  "30d": 30 * DAY,
  "90d": 90 * DAY,
  "1y": 365 * DAY,
};

export function isRange(value: unknown): value is Range {
  return ranges.includes(value as Range);
}

/** What a chart shows first: the last 90 days, or everything when there is less. */
export function defaultRange(firstAt: number, now: number): Range {
  return now - firstAt < lengths["90d"] ? "all" : "90d";
}

/** Room left before the first change, so that it does not stick to the axis. */
const LEAD = 0.02;

/** From when to when a stretch reaches. Days in the wrong order are taken the other way round. */
export function windowOf(stretch: Stretch, firstAt: number, now: number): Window {
  if (typeof stretch === "object") {
    const [first = "", last = ""] = [stretch.from, stretch.to].sort();
    return { from: Date.parse(`${first}T00:00:00`), to: Date.parse(`${last}T00:00:00`) + DAY };
  }
  if (stretch !== "all") return { from: now - lengths[stretch], to: now };
  const length = Math.max(now - firstAt, 60_000);
  return { from: firstAt - length * LEAD, to: now };
}
