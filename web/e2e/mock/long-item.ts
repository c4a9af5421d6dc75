import type { PriceChange } from "../../src/lib/api/types";
import { type MockItem, sampleItem } from "./items";

/** An item whose price changed 50,000 times, to measure the chart with. */
export const LONG_ITEM = "sg.50.50000";
const CHANGES = 50_000;
const DAYS = 3 * 365;

let built: MockItem | undefined;

export function longItem(): MockItem {
  built ??= sampleItem({
    region: "sg",
    shopId: "50",
    itemId: "50000",
    domain: "shopee.sg",
    name: "Memory card whose price never rests",
    steps: Array.from({ length: CHANGES }, (_, i) => ({
      daysAgo: DAYS * (1 - i / CHANGES),
      price: (40 + 12 * Math.sin(i / 1700) + 3 * Math.sin(i / 13) + (i % 7) / 10).toFixed(2),
      listPrice: "79.00",
      flash: i % 97 === 0,
    })),
  });
  return built;
}

/** The lowest and the highest of each stretch, as the server thins a history out. */
export function reduced(all: PriceChange[], points: number): PriceChange[] {
  if (all.length <= points) return all;
  const size = Math.ceil(all.length / (points / 2));
  const kept: PriceChange[] = [];
  for (let start = 0; start < all.length; start += size) {
    const stretch = all
      .slice(start, start + size)
      .sort((a, b) => Number(a.price) - Number(b.price));
    const [lowest, highest] = [stretch[0], stretch.at(-1)];
    if (lowest && highest)
      kept.push(...(lowest.at < highest.at ? [lowest, highest] : [highest, lowest]));
  }
  return kept;
}
