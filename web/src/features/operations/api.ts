import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { Operations } from "@/lib/api/types";
import { SECOND } from "@/lib/dates";

export const windows = ["1h", "6h", "24h", "7d"] as const;

export type Window = (typeof windows)[number];
export type Chart = Operations["charts"][number];
export type Unit = Chart["unit"];

/** Prometheus looks every five seconds; a page that is open need not. */
export function operationsQuery(window: Window) {
  return queryOptions({
    queryKey: ["admin", "operations", window],
    queryFn: ({ signal }) =>
      answer(api.GET("/admin/operations", { params: { query: { window } }, signal })),
    refetchInterval: 15 * SECOND,
    placeholderData: keepPreviousData,
  });
}
