import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { ListedWatch, PriceEvent, ProgressEvent, WatchedItem } from "@/lib/api/types";
import { priced } from "@/lib/item/priced";
import { watchesKey, watchQuery } from "./api";

type WatchPages = InfiniteData<{ watches: ListedWatch[]; nextCursor: string | null }>;

/** Writes a price that has just changed into every list that shows it. */
export function applyPrice(client: QueryClient, event: PriceEvent): void {
  updateItems(client, event.itemKey, (item) => withPrice(item, event));
  client.setQueryData(watchQuery(event.itemKey).queryKey, (watch) =>
    watch ? { ...watch, item: priced(watch.item, event) } : undefined,
  );
}

/** Writes how a price check went into every list that shows its item. */
export function applyProgress(client: QueryClient, event: ProgressEvent): void {
  const { state } = event;
  if (event.step !== "result" || state === undefined) return;
  const seen = event.reason ? {} : { lastSeenAt: event.at };
  updateItems(client, event.itemKey, (item) => ({ ...item, state, ...seen }));
}

/** An item with its new price, and the step added to its small chart. */
export function withPrice(item: WatchedItem, event: PriceEvent): WatchedItem {
  const { amount } = event.price;
  const last = item.recent.at(-1);
  const recent =
    last?.price === amount ? item.recent : [...item.recent, { at: event.at, price: amount }];
  return { ...priced(item, event), price30dAgo: item.price30dAgo, recent };
}

function updateItems(
  client: QueryClient,
  itemKey: string,
  change: (item: WatchedItem) => WatchedItem,
): void {
  client.setQueriesData<WatchPages>({ queryKey: watchesKey }, (list) =>
    list?.pages.some((page) => page.watches.some((watch) => watch.itemKey === itemKey))
      ? {
          ...list,
          pages: list.pages.map((page) => ({
            ...page,
            watches: page.watches.map((watch) =>
              watch.itemKey === itemKey ? { ...watch, item: change(watch.item) } : watch,
            ),
          })),
        }
      : list,
  );
}
