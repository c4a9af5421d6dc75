import type {
  Item,
  ItemPage,
  Model,
  PriceChange,
  Region,
  WatchedItem,
} from "../../src/lib/api/types";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** An item of the pretended server, with the changes of each of its variations. */
export interface MockItem {
  item: Item;
  models: Model[];
  /** By variation; "0" is the item as a whole. */
  series: Map<string, PriceChange[]>;
}

const currencies: Partial<Record<Region, { currency: string; decimals: number }>> = {
  sg: { currency: "SGD", decimals: 2 },
  my: { currency: "MYR", decimals: 2 },
  id: { currency: "IDR", decimals: 0 },
  vn: { currency: "VND", decimals: 0 },
  br: { currency: "BRL", decimals: 2 },
};

export function newItem(region: Region, shopId: string, itemId: string, domain: string): MockItem {
  const currency = currencies[region]?.currency ?? "SGD";
  const item: Item = {
    itemKey: `${region}.${shopId}.${itemId}`,
    region,
    shopId,
    itemId,
    name: null,
    url: `https://${domain}/product/${shopId}/${itemId}`,
    imageUrl: null,
    currency,
    price: null,
    priceMax: null,
    listPrice: null,
    inStock: null,
    flashSale: false,
    source: null,
    state: "pending",
    stateDetail: null,
    trackedSince: new Date().toISOString(),
    lastSeenAt: null,
    priceSince: null,
    nextCheckAt: null,
    origin: "watch",
    flashSaleSession: null,
  };
  return { item, models: [], series: new Map([["0", []]]) };
}

export interface Step {
  daysAgo: number;
  price: string;
  listPrice?: string;
  flash?: boolean;
  out?: boolean;
  gapHours?: number;
}

export interface Sample {
  region: Region;
  shopId: string;
  itemId: string;
  domain: string;
  name: string;
  steps: Step[];
  seenHoursAgo?: number;
  state?: Item["state"];
  models?: string[];
  picture?: string;
}

/** An item with a past. */
export function sampleItem(sample: Sample, now = Date.now()): MockItem {
  const mock = newItem(sample.region, sample.shopId, sample.itemId, sample.domain);
  const seenAt = now - (sample.seenHoursAgo ?? 0.05) * HOUR;
  const changes = sample.steps.map(
    (step, index): PriceChange => ({
      at: new Date(now - step.daysAgo * DAY).toISOString(),
      price: step.price,
      listPrice: step.listPrice ?? null,
      flashSale: step.flash ?? false,
      stock: step.out ? "out" : "in",
      source: "web",
      gapSeconds:
        index === 0 ? null : Math.round((step.gapHours ?? 0.5 + (index % 3) * 0.2) * 3600),
    }),
  );
  mock.series.set("0", changes);
  mock.models = (sample.models ?? []).map((name, index) => {
    const model = String(9_007_199_254_740_993n + BigInt(index));
    const own = changes.filter((_, i) => i % (index + 1) === 0);
    mock.series.set(model, own);
    return {
      model,
      name,
      price: own.at(-1)?.price ?? null,
      listPrice: own.at(-1)?.listPrice ?? null,
      stock: index === 3 ? "out" : "in",
      flashSale: false,
      listed: index !== 4,
    };
  });
  mock.item.name = sample.name;
  mock.item.imageUrl = sample.picture ?? null;
  mock.item.trackedSince = changes[0]?.at ?? mock.item.trackedSince;
  if (changes.length > 0) show(mock, seenAt, now);
  mock.item.state = sample.state ?? "ok";
  return mock;
}

/** Takes over into the item what the last change of its series says. */
export function show({ item, series }: MockItem, seenAt: number, now: number): void {
  const last = series.get("0")?.at(-1);
  if (!last) return;
  const money = (amount: string) => ({ amount, currency: item.currency });
  Object.assign(item, {
    price: money(last.price),
    priceMax: money(last.price),
    listPrice: last.listPrice === null ? null : money(last.listPrice),
    inStock: last.stock === "in",
    flashSale: last.flashSale,
    source: last.source,
    state: "ok",
    lastSeenAt: new Date(seenAt).toISOString(),
    priceSince: last.at,
    nextCheckAt: new Date(now + 30 * 60_000).toISOString(),
  } satisfies Partial<Item>);
}

export function listed(mock: MockItem, now = Date.now()): WatchedItem {
  const { item, series } = mock;
  const changes = series.get("0") ?? [];
  const start = now - 30 * DAY;
  const before = changes.filter((change) => Date.parse(change.at) <= start).at(-1);
  const recent = changes.filter((change) => Date.parse(change.at) > start);
  return {
    ...item,
    price30dAgo: before ? { amount: before.price, currency: item.currency } : null,
    recent: [
      ...(before ? [{ at: new Date(start).toISOString(), price: before.price }] : []),
      ...recent.map(({ at, price }) => ({ at, price })),
    ],
    ...(item.price !== null && { verdict: pageOf(mock, now).verdict }),
  };
}

/** The item's page; its statistics are only roughly right. */
export function pageOf(mock: MockItem, now = Date.now()): ItemPage {
  const { item, models, series } = mock;
  const changes = series.get("0") ?? [];
  const sorted = [...changes].sort((a, b) => Number(a.price) - Number(b.price));
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  const { average, dearer } = weighed(changes, item.price?.amount ?? "0", now);
  const last = changes.at(-1);
  const before = changes.at(-2);
  const days = changes[0] ? Math.floor((now - Date.parse(changes[0].at)) / DAY) : 0;
  const cut = last && before && Number(last.price) < Number(before.price);
  const percent = (from: string, to: string) => Math.round((1 - Number(to) / Number(from)) * 100);
  const stale = item.lastSeenAt !== null && now - Date.parse(item.lastSeenAt) > DAY;
  return {
    item,
    currency: item.currency,
    models,
    price: item.price,
    statistics: {
      observedDays: days,
      changes: Math.max(changes.length - 1, 0),
      lowest: lowest?.price ?? null,
      lowestAt: lowest?.at ?? null,
      highest: highest?.price ?? null,
      highestAt: highest?.at ?? null,
      average90d: average,
      priorPrice: cut ? before.price : null,
      priorPriceDays: cut ? 27 : 0,
      claimedDiscount: last?.listPrice ? percent(last.listPrice, last.price) : null,
      realDiscount: cut ? percent(before.price, last.price) : null,
      cheaperThanDays: days > 14 ? dearer : null,
      price30dAgo: before?.price ?? null,
    },
    schedule: null,
    verdict: {
      kind: stale ? "stale" : kindOf(changes, average, days),
      since: (stale ? item.lastSeenAt : changes[0]?.at) ?? null,
      days: days < 14 ? days : 90,
      percentOfDays: dearer,
      comparedPrice: lowest?.price ?? null,
      comparedAt: lowest?.at ?? null,
      looks: null,
    },
    source: item.source,
    lastSeenAt: item.lastSeenAt,
  };
}

/** The average of the last 90 days, and for how many percent of them the price was higher than now. */
function weighed(
  changes: readonly PriceChange[],
  price: string,
  now: number,
): { average: string | null; dearer: number } {
  let [time, sum, above] = [0, 0, 0];
  changes.forEach((change, index) => {
    const from = Math.max(Date.parse(change.at), now - 90 * DAY);
    const next = changes[index + 1];
    const held = Math.max((next ? Date.parse(next.at) : now) - from, 0);
    time += held;
    sum += held * Number(change.price);
    if (Number(change.price) > Number(price)) above += held;
  });
  if (time === 0) return { average: null, dearer: 0 };
  const decimals = price.split(".")[1]?.length ?? 0;
  return { average: (sum / time).toFixed(decimals), dearer: Math.round((100 * above) / time) };
}

function kindOf(
  changes: readonly PriceChange[],
  average: string | null,
  days: number,
): ItemPage["verdict"]["kind"] {
  const prices = changes.map(({ price }) => Number(price));
  const last = prices.at(-1) ?? 0;
  if (days < 14) return "too-early";
  if (prices.length < 2) return "never-changed";
  if (last === Math.min(...prices)) return "lowest-ever";
  if (last === Math.max(...prices)) return "high";
  return last > Number(average) ? "usual" : "good";
}
