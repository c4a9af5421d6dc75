import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import { SECOND } from "@/lib/dates";

/** Connectors report every half minute. */
const EVERY = 30 * SECOND;

/** How every source of prices stands. */
export const connectorsQuery = queryOptions({
  queryKey: ["connectors"],
  queryFn: ({ signal }) => answer(api.GET("/connectors", { signal })),
  refetchInterval: EVERY,
});
