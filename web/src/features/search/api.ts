import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { Region } from "@/lib/api/types";
import { itemIdIn } from "./item-id";

export interface ItemSearch {
  q: string;
  region: Region | undefined;
}

const PAGE = 30;

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
