import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { FlashSale } from "@/lib/api/types";
import { MINUTE, SECOND } from "@/lib/dates";

/** Today's sessions in every country that is followed. */
export const sessionsNowQuery = queryOptions({
  queryKey: ["flash-sales", "now"],
  queryFn: async ({ signal }) => (await answer(api.GET("/flash-sales", { signal }))).sessions,
  refetchInterval: 30 * SECOND,
});

/** The items of a session that are truly cheaper, the largest real discount first. */
export function bestOffersQuery({ region, sessionId }: FlashSale) {
  return queryOptions({
    queryKey: ["flash-sale", region, sessionId, "best"],
    queryFn: async ({ signal }) => {
      const params = {
        path: { region, sessionId },
        query: { sort: "realDiscount" as const, limit: 6 },
      };
      return (await answer(api.GET("/flash-sales/{region}/{sessionId}", { params, signal }))).items;
    },
    refetchInterval: 30 * SECOND,
  });
}

/** The first watches of one's list in an order; kept apart from the list itself, whose pages are longer. */
export function firstWatchesQuery(sort: "drop30d" | "changed") {
  const limit = sort === "drop30d" ? 10 : 20;
  return queryOptions({
    queryKey: ["watches-now", sort],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/watches", { params: { query: { sort, limit } }, signal }))).watches,
    refetchInterval: MINUTE,
  });
}
