import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { history, item, itemPage } from "@/app/testing/sample-items";
import type { PriceEvent } from "@/lib/api/types";
import { historyQuery, itemQuery } from "./api";
import { applyPrice, withChange } from "./live";

const event: PriceEvent = {
  itemKey: item.itemKey,
  at: "2026-11-23T01:00:00.000Z",
  price: { amount: "99.00", currency: "SGD" },
  listPrice: null,
  stock: "in",
  flashSale: false,
  source: "web",
};

test("a price that changes is at once the item's price and the last of its changes", () => {
  const client = new QueryClient();
  client.setQueryData(itemQuery(item.itemKey).queryKey, itemPage);
  client.setQueryData(historyQuery(item.itemKey, "0").queryKey, history);

  applyPrice(client, event);

  const page = client.getQueryData(itemQuery(item.itemKey).queryKey);
  expect(page?.item.price?.amount).toBe("99.00");
  expect(page?.item.priceSince).toBe(event.at);
  const changes = client.getQueryData(historyQuery(item.itemKey, "0").queryKey)?.changes;
  expect(changes?.at(-1)).toMatchObject({ price: "99.00", at: event.at });
});

test("an item that is not loaded stays unloaded", () => {
  const client = new QueryClient();

  applyPrice(client, event);

  expect(client.getQueryData(itemQuery(item.itemKey).queryKey)).toBeUndefined();
});

test("a history takes a change once, in order, and only of its own source", () => {
  const once = withChange(history, event);

  expect(once.changes).toHaveLength(3);
  expect(withChange(once, event).changes).toHaveLength(3);
  expect(withChange(once, { ...event, at: "2026-11-22T00:00:00.000Z" }).changes).toHaveLength(3);
  expect(withChange(history, { ...event, source: "extension" })).toBe(history);
});
