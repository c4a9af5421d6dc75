import type { PriceEvent, ProgressEvent, Region } from "../../src/lib/api/types";
import { type MockItem, newItem, sampleItem, show } from "./items";

type Tell = (event: "progress" | "price", data: ProgressEvent | PriceEvent) => void;

const regionsByDomain: Record<string, Region> = {
  "shopee.sg": "sg",
  "shopee.com.my": "my",
  "shopee.co.id": "id",
  "shopee.vn": "vn",
  "shopee.com.br": "br",
};

type Trouble = "blocked" | "waiting-for-source" | "gone" | "checking" | "slow" | "unreachable";

/** Shop ids whose items do not simply answer. */
const troubles: Record<string, Trouble> = {
  "111": "blocked",
  "222": "waiting-for-source",
  "333": "gone",
  "444": "checking",
  "555": "slow",
  "666": "unreachable",
};

/** Countries that Shopee has left. */
const closed = ["shopee.fr", "shopee.es", "shopee.pl", "shopee.in"];

export type Link =
  | { region: Region; domain: string; shopId: string; itemId: string }
  | { code: string; title: string; detail: string };

export function readLink(text: string): Link {
  const address = /(?:https?:\/\/)?([\w.-]+\.[a-z]{2,})(\/\S*)?/.exec(text);
  const domain = address?.[1] ?? "";
  const region = regionsByDomain[domain];
  if (closed.includes(domain)) {
    return {
      code: "region-closed",
      title: "Shopee has closed in this country",
      detail: `Shopee has closed ${domain}; its items have no prices any more`,
    };
  }
  if (region === undefined) {
    return {
      code: "unsupported-site",
      title: "This is not an address of Shopee",
      detail: `'${domain || text}' is not a site of Shopee; expected one such as shopee.sg`,
    };
  }
  const ids = /-i\.(\d+)\.(\d+)|\/product\/(\d+)\/(\d+)/.exec(address?.[2] ?? "");
  const shopId = ids?.[1] ?? ids?.[3];
  const itemId = ids?.[2] ?? ids?.[4];
  if (!shopId || !itemId) {
    return {
      code: "not-an-item-url",
      title: "This is not the address of an item's page",
      detail: `'${text}' is the address of a search, a shop or a category; expected an item's page`,
    };
  }
  return { region, domain, shopId, itemId };
}

/** The pretended marketplace and its price checks. */
export class MockShop {
  readonly items = new Map<string, MockItem>();
  private readonly tell: Tell;

  constructor(tell: Tell) {
    this.tell = tell;
  }

  track(link: Exclude<Link, { code: string }>): MockItem {
    const key = `${link.region}.${link.shopId}.${link.itemId}`;
    const known = this.items.get(key);
    if (known) return known;
    const mock = newItem(link.region, link.shopId, link.itemId, link.domain);
    const trouble = troubles[link.shopId];
    if (trouble === "waiting-for-source") mock.item.state = trouble;
    else this.look(mock, trouble);
    this.items.set(key, mock);
    return mock;
  }

  /** A new price in the shop, seen at the next look. */
  change(itemKey: string, price: string): void {
    const mock = this.items.get(itemKey);
    const series = mock?.series.get("0");
    if (!mock || !series) return;
    const now = Date.now();
    series.push({
      at: new Date(now).toISOString(),
      price,
      listPrice: series.at(-1)?.listPrice ?? null,
      flashSale: false,
      stock: "in",
      source: "web",
      gapSeconds: 60,
    });
    show(mock, now, now);
    const { item } = mock;
    this.tell("price", {
      itemKey,
      at: new Date(now).toISOString(),
      price: { amount: price, currency: item.currency },
      listPrice: item.listPrice,
      stock: "in",
      flashSale: false,
      source: "web",
    });
  }

  private look(mock: MockItem, trouble: Trouble | undefined): void {
    const { item } = mock;
    const base = { itemKey: item.itemKey, source: "web" as const };
    setTimeout(() => {
      this.tell("progress", { ...base, at: new Date().toISOString(), step: "looking-it-up" });
    }, 250);
    setTimeout(
      () => {
        if (trouble !== undefined && trouble !== "slow" && trouble !== "waiting-for-source") {
          if (trouble === "blocked" || trouble === "checking") item.state = trouble;
          this.tell("progress", {
            ...base,
            at: new Date().toISOString(),
            step: "result",
            state: item.state,
            price: null,
            changed: false,
            first: false,
            reason: trouble === "checking" ? "second-look" : trouble,
          });
          return;
        }
        const now = Date.now();
        const { region, shopId, itemId } = item;
        const found = sampleItem({
          region,
          shopId,
          itemId,
          domain: new URL(item.url).host,
          name: `Brand-new item ${itemId}`,
          steps: [{ daysAgo: 0, price: "129.00", listPrice: "159.00" }],
          picture: "/pictures/7.svg",
        });
        mock.series.set("0", found.series.get("0") ?? []);
        Object.assign(item, found.item, { trackedSince: item.trackedSince });
        show(mock, now, now);
        this.tell("progress", {
          ...base,
          at: new Date(now).toISOString(),
          step: "result",
          state: "ok",
          price: item.price,
          changed: true,
          first: true,
          reason: null,
        });
      },
      trouble === "slow" ? 8_000 : 1_400,
    );
  }
}
