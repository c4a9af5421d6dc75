import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { Region } from "@/lib/api/types";

export interface ItemSearch {
  q: string;
  region: Region | undefined;
}

const PAGE = 30;

/** A text that is a Shopee item id, and not a part of a name; their ids have at least six digits. */
export function itemIdIn(q: string): string | null {
  return /^[1-9]\d{5,14}$/.test(q) ? q : null;
}

export function itemsQuery({ q, region }: ItemSearch) {
  const itemid = itemIdIn(q);
  return infiniteQueryOptions({
    queryKey: ["items", { q, region }],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/items", {
          params: {
            query: {
              limit: PAGE,
              ...(itemid ? { itemid } : q && { q }),
              ...(region && { region }),
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
