import type { ListedWatch } from "@/lib/api/types";

/**
 * The price that was in force when the item was put on the list; null when that is longer ago than the steps reach that
 * a list comes with.
 */
export function priceWhenAdded({
  addedAt,
  item,
}: Pick<ListedWatch, "addedAt" | "item">): string | null {
  const added = Date.parse(addedAt);
  const first = item.recent[0];
  if (!first) return null;
  if (Date.parse(first.at) > added)
    return Date.parse(item.trackedSince) >= added ? first.price : null;
  let price = first.price;
  for (const point of item.recent) {
    if (Date.parse(point.at) > added) break;
    price = point.price;
  }
  return price;
}
