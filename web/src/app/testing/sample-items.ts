import type { Item, ItemPage, PriceHistory, WatchedItem } from "@/lib/api/types";

export const item: Item = {
  itemKey: "sg.67707640.2245175584",
  region: "sg",
  shopId: "67707640",
  itemId: "2245175584",
  name: "A quiet mouse",
  url: "https://shopee.sg/product/67707640/2245175584",
  imageUrl: null,
  currency: "SGD",
  price: { amount: "112.90", currency: "SGD" },
  priceMax: null,
  listPrice: { amount: "199.00", currency: "SGD" },
  inStock: true,
  flashSale: false,
  source: "web",
  state: "ok",
  stateDetail: null,
  trackedSince: "2026-03-03T08:00:00.000Z",
  lastSeenAt: new Date().toISOString(),
  priceSince: "2026-11-20T08:00:00.000Z",
  nextCheckAt: null,
  origin: "watch",
  flashSaleSession: null,
};

export const watchedItem: WatchedItem = {
  ...item,
  price30dAgo: { amount: "149.00", currency: "SGD" },
  recent: [
    { at: "2026-10-24T00:00:00.000Z", price: "149.00" },
    { at: "2026-11-20T08:00:00.000Z", price: "112.90" },
  ],
};

export function watchOf<T extends Item>(watched: T) {
  return {
    itemKey: watched.itemKey,
    addedAt: "2026-03-03T08:00:00.000Z",
    model: null,
    targetPrice: null,
    targetMuted: false,
    targetSnoozedUntil: null,
    tags: [],
    item: watched,
  };
}

export const itemPage: ItemPage = {
  item,
  currency: "SGD",
  models: [],
  price: item.price,
  statistics: {
    observedDays: 260,
    changes: 1,
    lowest: "112.90",
    lowestAt: "2026-11-20T08:00:00.000Z",
    highest: "149.00",
    highestAt: "2026-03-03T08:00:00.000Z",
    average90d: "147.80",
    priorPrice: "149.00",
    priorPriceDays: 27,
    claimedDiscount: 43,
    realDiscount: 24,
    cheaperThanDays: 96,
    price30dAgo: "149.00",
  },
  schedule: null,
  verdict: {
    kind: "lowest-ever",
    since: "2026-03-03T08:00:00.000Z",
    days: null,
    percentOfDays: null,
    comparedPrice: null,
    comparedAt: null,
    looks: null,
  },
  source: "web",
  lastSeenAt: item.lastSeenAt,
};

export const history: PriceHistory = {
  itemKey: item.itemKey,
  currency: "SGD",
  model: "0",
  source: "web",
  sources: ["web"],
  before: null,
  changes: [
    {
      at: "2026-03-03T08:00:00.000Z",
      price: "149.00",
      listPrice: "199.00",
      flashSale: false,
      stock: "in",
      source: "web",
      gapSeconds: null,
    },
    {
      at: "2026-11-20T08:00:00.000Z",
      price: "112.90",
      listPrice: "199.00",
      flashSale: true,
      stock: "in",
      source: "web",
      gapSeconds: 7200,
    },
  ],
  nextCursor: null,
  lastSeenAt: item.lastSeenAt,
};
