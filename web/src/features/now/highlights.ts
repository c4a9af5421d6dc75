import type { FlashItem, WatchedItem } from "@/lib/api/types";
import { DAY } from "@/lib/dates";
import { compare, percentChange } from "@/lib/money";

/** An item and by how many percent its price moved in 30 days. */
export interface Drop {
  item: WatchedItem;
  percent: number;
}

/** Items that have become cheaper in 30 days, the largest drop first. */
export function dropsOf(items: readonly WatchedItem[]): Drop[] {
  return items
    .flatMap((item) => {
      if (!item.price || !item.price30dAgo || item.inStock === false) return [];
      const percent = percentChange(item.price30dAgo.amount, item.price.amount);
      return percent !== null && percent < 0 ? [{ item, percent }] : [];
    })
    .sort((a, b) => a.percent - b.percent);
}

/** A price is news for so long. */
const NEWS = 3 * DAY;

/**
 * Items whose price of the last days is lower than every other one of the last 30. One that was never higher is no news:
 * a price that has not changed is also its own lowest.
 */
export function newLows(items: readonly WatchedItem[], now: number): WatchedItem[] {
  return items.filter(({ price, priceSince, inStock, recent }) => {
    if (!price || !priceSince || inStock === false) return false;
    if (now - Date.parse(priceSince) > NEWS) return false;
    const others = recent.filter((point) => point.price !== price.amount);
    return others.length > 0 && others.every((point) => compare(point.price, price.amount) > 0);
  });
}

/** The offers of a session that are truly cheaper or, where that is known of none, those nothing speaks against. */
export function worthALook(offers: readonly FlashItem[]): FlashItem[] {
  const real = offers.filter(({ realDiscount }) => realDiscount !== null && realDiscount > 0);
  return real.length > 0 ? real : offers.filter(({ realDiscount }) => realDiscount === null);
}
