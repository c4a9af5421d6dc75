import type { Item, PriceEvent } from "@/lib/api/types";

/** An item as it is after a price has changed: what the server would answer now. */
export function priced(item: Item, event: PriceEvent): Item {
  return {
    ...item,
    price: event.price,
    listPrice: event.listPrice,
    inStock: event.stock === "unknown" ? null : event.stock === "in",
    flashSale: event.flashSale,
    source: event.source,
    state: "ok",
    lastSeenAt: event.at,
    priceSince: item.price?.amount === event.price.amount ? item.priceSince : event.at,
  };
}
