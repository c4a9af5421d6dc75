import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError, isApiError } from "@/lib/api/api-error";
import { SECOND } from "@/lib/dates";
import { accountQuery } from "@/lib/session/session-queries";

/** What is on screen may be so old before coming back to it asks again; events make it fresher than that. */
const FRESH_FOR = 15 * SECOND;

const MOST_RETRIES = 2;

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isApiError(error, "login-required")) client.setQueryData(accountQuery.queryKey, null);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_FOR,
        retry: (failures, error) =>
          failures < MOST_RETRIES && error instanceof ApiError && error.isTemporary,
      },
    },
  });
  return client;
}
