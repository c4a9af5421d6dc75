import { queryOptions, useQuery } from "@tanstack/react-query";
import { isApiError } from "@/lib/api/api-error";
import { answer, api } from "@/lib/api/client";
import type { Account } from "@/lib/api/types";
import { MINUTE } from "@/lib/dates";

/** Who is logged in; null when nobody is. */
export const accountQuery = queryOptions({
  queryKey: ["account"],
  queryFn: async (): Promise<Account | null> => {
    try {
      return (await answer(api.GET("/account"))).account;
    } catch (error) {
      if (isApiError(error, "login-required")) return null;
      throw error;
    }
  },
  staleTime: MINUTE,
});

/** What this installation is and allows. */
export const instanceQuery = queryOptions({
  queryKey: ["instance"],
  queryFn: () => answer(api.GET("/instance")),
  staleTime: MINUTE,
});

/** Where the demo shop can be browsed; null when there is none. */
export function useDemoShop(): string | null {
  return useQuery(instanceQuery).data?.demoShopUrl ?? null;
}

export function useAccount(): Account | null {
  return useQuery(accountQuery).data ?? null;
}
