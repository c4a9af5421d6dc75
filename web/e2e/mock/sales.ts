import type {
  Connector,
  FlashAppearance,
  FlashItem,
  FlashSale,
  Item,
} from "../../src/lib/api/types";

const MINUTE = 60_000;

/** Sessions of a demo shop: three minutes of every five, by the clock. */
export function sales(now = Date.now()): FlashSale[] {
  const slot = Math.floor(now / (5 * MINUTE));
  return [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6].map((distance) => {
    const start = (slot + distance) * 5 * MINUTE;
    const end = start + 3 * MINUTE;
    return {
      sessionId: String(slot + distance),
      region: "demo",
      name: distance % 2 === 0 ? "Lightning deals" : "",
      startAt: new Date(start).toISOString(),
      endAt: new Date(end).toISOString(),
      state: now < start ? "announced" : now < end ? "running" : "ended",
      items: 34,
      soldOut: now < start ? 0 : 3,
    };
  });
}

/** Every kind of offer that there is, one after the other. */
export function offer(item: Item, index: number): FlashItem {
  const price = Number(item.price?.amount ?? "10");
  const usual: FlashItem = {
    item,
    flashPrice: (price * 0.8).toFixed(2),
    hiddenPrice: null,
    listPrice: (price * 1.5).toFixed(2),
    claimedDiscount: 47,
    realDiscount: 20,
    noRealDiscount: null,
    priceBefore: price.toFixed(2),
    priorPrice: price.toFixed(2),
    priorPriceDays: 30,
    allocated: 100,
    left: 12,
    soldOut: false,
    soldOutAt: null,
  };
  switch (index % 5) {
    case 1:
      return { ...usual, realDiscount: -14, priorPrice: (price * 0.7).toFixed(2) };
    case 2:
      return {
        ...usual,
        flashPrice: null,
        hiddenPrice: "1?.90",
        realDiscount: null,
        noRealDiscount: "price-hidden",
      };
    case 3:
      return { ...usual, left: 0, soldOut: true, soldOutAt: new Date().toISOString() };
    case 4:
      return { ...usual, realDiscount: null, noRealDiscount: "not-observed" };
    default:
      return usual;
  }
}

/** The flash sales that had an item: one with a real discount, one that was dearer than before. */
export function appearances(now = Date.now()): FlashAppearance[] {
  return sales(now - 20 * 60 * MINUTE)
    .slice(0, 2)
    .map((session, index) => ({
      flashPrice: index === 0 ? "112.90" : "139.00",
      hiddenPrice: null,
      listPrice: "199.00",
      claimedDiscount: index === 0 ? 43 : 30,
      realDiscount: index === 0 ? 8 : -13,
      noRealDiscount: null,
      priceBefore: "149.00",
      priorPrice: "122.18",
      priorPriceDays: 28,
      allocated: 100,
      left: 0,
      soldOut: index === 0,
      soldOutAt: index === 0 ? session.endAt : null,
      session: { ...session, state: "ended" },
    }));
}

const since = "2026-11-23T06:00:00.000Z";
const well = { state: "ok", since, detail: null, nextCallAt: null, budget: null } as const;

export const connectors: Connector[] = [
  { ...well, source: "demo", region: "demo" },
  { ...well, source: "affiliate", region: "sg", budget: { callsPerHour: 2000, used: 311 } },
  { ...well, source: "web", region: "th", state: "blocked", detail: "shopee.co.th answered 403" },
  { ...well, source: "extension", region: null, state: "not-configured", since: null },
];
