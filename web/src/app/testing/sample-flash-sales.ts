import type { FlashItem, FlashSale } from "@/lib/api/types";
import { item } from "./sample-items";

const minutes = (distance: number) => new Date(Date.now() + distance * 60_000).toISOString();

/** A session that began and ends so many minutes from now. */
export function saleOf(from: number, to: number, more: Partial<FlashSale> = {}): FlashSale {
  return {
    sessionId: `9${from + 1000}`,
    region: "demo",
    name: "",
    startAt: minutes(from),
    endAt: minutes(to),
    state: from > 0 ? "announced" : to > 0 ? "running" : "ended",
    items: 24,
    soldOut: 0,
    ...more,
  };
}

export const flashItem: FlashItem = {
  item: { ...item, flashSale: true },
  flashPrice: "112.90",
  hiddenPrice: null,
  listPrice: "199.00",
  claimedDiscount: 43,
  realDiscount: 24,
  noRealDiscount: null,
  priceBefore: "149.00",
  priorPrice: "149.00",
  priorPriceDays: 27,
  allocated: 100,
  left: 12,
  soldOut: false,
  soldOutAt: null,
};
