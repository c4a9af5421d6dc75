import {
  infiniteQueryOptions,
  keepPreviousData,
  mutationOptions,
  queryOptions,
} from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { AddedWatch } from "@/lib/api/types";
import type { WatchFilter } from "./filter";

const PAGE = 30;

/** The key under which every page of every filter of the list is kept. */
export const watchesKey = ["watches"] as const;

export function watchesQuery({ q, sort }: WatchFilter) {
  return infiniteQueryOptions({
    queryKey: [...watchesKey, { q, sort }],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/watches", {
          params: {
            query: { sort, limit: PAGE, ...(q && { q }), ...(pageParam && { cursor: pageParam }) },
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

export const addingWatch = mutationOptions({
  mutationFn: async (url: string): Promise<Added> => {
    let status = 0;
    const added = await answer(
      api.POST("/watches", { body: { url } }).then((outcome) => {
        status = outcome.response.status;
        return outcome;
      }),
    );
    return { ...added, already: status === 200 };
  },
  onSuccess: ({ watch }, _url, _result, { client }) => {
    client.setQueryData(watchQuery(watch.itemKey).queryKey, watch);
    void client.invalidateQueries({ queryKey: watchesKey });
  },
});
