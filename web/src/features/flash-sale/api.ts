import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { Region } from "@/lib/api/types";
import { SECOND } from "@/lib/dates";
import type { FlashSort } from "./sorts";

const PAGE = 50;

/** Sessions are announced and sell out while one looks. */
const SESSIONS_EVERY = 30 * SECOND;
const ITEMS_EVERY = 10 * SECOND;

export interface FlashDay {
  region: Region | undefined;
  day: string | undefined;
}

export function sessionsQuery({ region, day }: FlashDay) {
  return queryOptions({
    queryKey: ["flash-sales", { region, day }],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/flash-sales", {
          params: { query: { ...(region && { region }), ...(day && { day }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: SESSIONS_EVERY,
  });
}

/** A session with its items, page after page. */
export function sessionQuery(region: Region, sessionId: string, sort: FlashSort) {
  return infiniteQueryOptions({
    queryKey: ["flash-sale", region, sessionId, sort],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/flash-sales/{region}/{sessionId}", {
          params: {
            path: { region, sessionId },
            query: { sort, limit: PAGE, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ITEMS_EVERY,
  });
}
