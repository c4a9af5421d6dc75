import type { QueryClient } from "@tanstack/react-query";
import type { PriceEvent, PriceHistory, ProgressEvent } from "@/lib/api/types";
import { priced } from "@/lib/item/priced";
import { historyQuery, itemQuery } from "./api";

/** Writes a price that has just changed into the open item, before the server is asked for the numbers around it. */
export function applyPrice(client: QueryClient, event: PriceEvent): void {
  client.setQueryData(itemQuery(event.itemKey).queryKey, (page) =>
    page
      ? { ...page, price: event.price, lastSeenAt: event.at, item: priced(page.item, event) }
      : undefined,
  );
  client.setQueryData(historyQuery(event.itemKey, "0").queryKey, (history) =>
    history ? withChange(history, event) : undefined,
  );
}

/** Writes how a price check went into the open item. */
export function applyProgress(client: QueryClient, event: ProgressEvent): void {
  const { state } = event;
  if (event.step !== "result" || state === undefined) return;
  const seen = event.reason ? {} : { lastSeenAt: event.at };
  client.setQueryData(itemQuery(event.itemKey).queryKey, (page) =>
    page ? { ...page, ...seen, item: { ...page.item, ...seen, state } } : undefined,
  );
}

/** A history with the change of an event at its end, unless it is there or is of another source. */
export function withChange(history: PriceHistory, event: PriceEvent): PriceHistory {
  const last = history.changes.at(-1);
  const source = event.source ?? history.source;
  if (source === null || (history.source !== null && source !== history.source)) return history;
  if (last && Date.parse(last.at) >= Date.parse(event.at)) return history;
  const change = {
    at: event.at,
    price: event.price.amount,
    listPrice: event.listPrice?.amount ?? null,
    flashSale: event.flashSale,
    stock: event.stock,
    source,
    gapSeconds: null,
  };
  const isNew =
    last?.price !== change.price ||
    last.listPrice !== change.listPrice ||
    last.flashSale !== change.flashSale ||
    last.stock !== change.stock;
  return {
    ...history,
    source,
    lastSeenAt: event.at,
    changes: isNew ? [...history.changes, change] : history.changes,
  };
}
