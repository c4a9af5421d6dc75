import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { isApiError } from "@/lib/api/api-error";
import { answer, api } from "@/lib/api/client";
import type { PriceChange, PriceHistory, Watch, WatchChange } from "@/lib/api/types";
import { SECOND } from "@/lib/dates";

export function itemQuery(itemKey: string) {
  return queryOptions({
    queryKey: ["item", itemKey, "page"],
    queryFn: ({ signal }) =>
      answer(api.GET("/items/{itemKey}", { params: { path: { itemKey } }, signal })),
    // Events tell of the first price; asking again is for the case that they do not come through.
    refetchInterval: ({ state }) => (state.data?.item.state === "pending" ? 2 * SECOND : false),
  });
}

/** Every change of a variation, oldest first; `0` is the item as a whole. */
export function historyQuery(itemKey: string, model: string) {
  return queryOptions({
    queryKey: ["item", itemKey, "prices", model],
    queryFn: async ({ signal }): Promise<PriceHistory> => {
      const changes: PriceChange[] = [];
      for (let cursor = ""; ; ) {
        const page = await answer(
          api.GET("/items/{itemKey}/prices", {
            params: { path: { itemKey }, query: { model, ...(cursor && { cursor }) } },
            signal,
          }),
        );
        changes.push(...page.changes);
        if (page.nextCursor === null) return { ...page, changes };
        cursor = page.nextCursor;
      }
    },
  });
}

/** The latest flash sales that had the item. */
export function appearancesQuery(itemKey: string) {
  return queryOptions({
    queryKey: ["item", itemKey, "flash-sales"],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/items/{itemKey}/flash-sales", {
          params: { path: { itemKey }, query: { limit: 10 } },
          signal,
        }),
      ),
  });
}

/** One's own watch of the item; null when it is not on one's list. */
export function ownWatchQuery(itemKey: string) {
  return queryOptions({
    queryKey: ["item", itemKey, "watch"],
    queryFn: async (): Promise<Watch | null> => {
      try {
        return (await answer(api.GET("/watches/{itemKey}", { params: { path: { itemKey } } })))
          .watch;
      } catch (error) {
        if (isApiError(error, "watch-not-found")) return null;
        throw error;
      }
    },
  });
}

export const removingWatch = mutationOptions({
  mutationFn: (itemKey: string) =>
    answer(api.DELETE("/watches/{itemKey}", { params: { path: { itemKey } } })),
  onSuccess: (_data, itemKey, _result, { client }) => listChanged(client, itemKey, null),
});

export const watchingItem = mutationOptions({
  mutationFn: ({ url }: { itemKey: string; url: string }) =>
    answer(api.POST("/watches", { body: { url } })),
  onSuccess: ({ watch }, { itemKey }, _result, { client }) => listChanged(client, itemKey, watch),
});

export const changingWatch = mutationOptions({
  mutationFn: ({ itemKey, change }: { itemKey: string; change: WatchChange }) =>
    answer(api.PATCH("/watches/{itemKey}", { params: { path: { itemKey } }, body: change })),
  onSuccess: ({ watch }, { itemKey }, _result, { client }) => listChanged(client, itemKey, watch),
});

function listChanged(client: QueryClient, itemKey: string, watch: Watch | null): void {
  client.setQueryData(ownWatchQuery(itemKey).queryKey, watch);
  void client.invalidateQueries({ queryKey: ["watches"] });
}
