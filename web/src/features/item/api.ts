import { mutationOptions, type QueryClient, queryOptions, skipToken } from "@tanstack/react-query";
import { isApiError } from "@/lib/api/api-error";
import { answer, api } from "@/lib/api/client";
import type { PriceHistory, Source, Watch, WatchChange } from "@/lib/api/types";
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

/** More points than a chart has pixels across, four for each. */
const OVERVIEW_POINTS = 4_000;

/**
 * Every change of a variation, oldest first; `0` is the item as a whole. Of the source that last spoke, unless one is
 * named. A history of more than one page is drawn from its overview until all of it has come.
 */
export function historyQuery(itemKey: string, model: string, source?: Source) {
  return queryOptions({
    queryKey: ["item", itemKey, "prices", model, source],
    queryFn: async ({ signal, client }): Promise<PriceHistory> => {
      const ask = (query: { cursor?: string; maxPoints?: number }) =>
        answer(
          api.GET("/items/{itemKey}/prices", {
            params: { path: { itemKey }, query: { model, ...(source && { source }), ...query } },
            signal,
          }),
        );
      let page = await ask({});
      if (page.nextCursor !== null) {
        const overview = await ask({ maxPoints: OVERVIEW_POINTS });
        client.setQueryData(overviewQuery(itemKey, model, source).queryKey, overview);
      }
      const changes = [...page.changes];
      while (page.nextCursor !== null) {
        page = await ask({ cursor: page.nextCursor });
        changes.push(...page.changes);
      }
      return { ...page, changes };
    },
  });
}

/** A long history thinned out by the server, its lowest and highest kept; there while the whole of it comes. */
export function overviewQuery(itemKey: string, model: string, source?: Source) {
  return queryOptions<PriceHistory>({
    queryKey: ["item", itemKey, "overview", model, source],
    queryFn: skipToken,
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
