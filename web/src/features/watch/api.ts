import {
  infiniteQueryOptions,
  keepPreviousData,
  mutationOptions,
  queryOptions,
} from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { AddedWatch, WatchChange } from "@/lib/api/types";
import type { WatchFilter } from "./filter";

const PAGE = 30;

/** The key under which every page of every filter of the list is kept. */
export const watchesKey = ["watches"] as const;

export function watchesQuery({ q, sort, tag }: WatchFilter) {
  return infiniteQueryOptions({
    queryKey: [...watchesKey, { q, sort, tag }],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/watches", {
          params: {
            query: {
              sort,
              limit: PAGE,
              verdicts: true,
              ...(q && { q }),
              ...(tag && { tag }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

export function watchQuery(itemKey: string) {
  return queryOptions({
    queryKey: ["watch", itemKey],
    queryFn: async () =>
      (await answer(api.GET("/watches/{itemKey}", { params: { path: { itemKey } } }))).watch,
  });
}

/** Puts 30 items of the demo shop on the list, each with its past. */
export const fillingDemo = mutationOptions({
  mutationFn: () => answer(api.POST("/demo")),
  onSuccess: (_filled, _nothing, _result, { client }) =>
    client.invalidateQueries({ queryKey: watchesKey }),
});

export interface Added extends AddedWatch {
  /** Whether the item was on the list before; nothing has changed then. */
  already: boolean;
}

/** Puts the item of a link on the list; throws an ApiError when the link cannot be used. */
export async function addWatch(url: string): Promise<Added> {
  let status = 0;
  const added = await answer(
    api.POST("/watches", { body: { url } }).then((outcome) => {
      status = outcome.response.status;
      return outcome;
    }),
  );
  return { ...added, already: status === 200 };
}

export const addingWatch = mutationOptions({
  mutationFn: addWatch,
  onSuccess: ({ watch }, _url, _result, { client }) => {
    client.setQueryData(watchQuery(watch.itemKey).queryKey, watch);
    void client.invalidateQueries({ queryKey: watchesKey });
  },
});

export const changingWatches = mutationOptions({
  mutationFn: async (changes: readonly { itemKey: string; change: WatchChange }[]) => {
    for (const { itemKey, change } of changes) {
      await answer(
        api.PATCH("/watches/{itemKey}", { params: { path: { itemKey } }, body: change }),
      );
    }
  },
  onSettled: (_data, _error, changes, _result, { client }) => {
    void client.invalidateQueries({ queryKey: watchesKey });
    for (const { itemKey } of changes) {
      void client.invalidateQueries({ queryKey: ["item", itemKey, "watch"] });
    }
  },
});

export const removingWatches = mutationOptions({
  mutationFn: async (itemKeys: readonly string[]) => {
    for (const itemKey of itemKeys) {
      await answer(api.DELETE("/watches/{itemKey}", { params: { path: { itemKey } } }));
    }
  },
  onSettled: (_data, _error, itemKeys, _result, { client }) => {
    void client.invalidateQueries({ queryKey: watchesKey });
    for (const itemKey of itemKeys) {
      void client.invalidateQueries({ queryKey: ["item", itemKey, "watch"] });
    }
  },
});
