import { queryOptions } from "@tanstack/react-query";
import { isApiError } from "@/lib/api/api-error";
import { answer, api } from "@/lib/api/client";
import type { Connector } from "@/lib/api/types";
import { SECOND } from "@/lib/dates";

/** What a part of the server answered: how long it took in milliseconds, or that it may not be asked without logging in. */
export type Reply = { took: number; connectors: Connector[] } | "hidden";

/** The parts of the server, each with a question that only it can answer. */
const questions = {
  accounts: async (signal: AbortSignal) => {
    await answer(api.GET("/instance", { signal }));
    return [];
  },
  items: async (signal: AbortSignal) => {
    await answer(api.GET("/items", { params: { query: { limit: 1 } }, signal }));
    return [];
  },
  prices: async (signal: AbortSignal) =>
    (await answer(api.GET("/connectors", { signal }))).connectors,
} satisfies Record<string, (signal: AbortSignal) => Promise<Connector[]>>;

export type Part = keyof typeof questions;

export const parts = Object.keys(questions) as Part[];

/** Whether a part answers, asked anew while the page is open. */
export function replyQuery(part: Part) {
  return queryOptions({
    queryKey: ["status", part],
    queryFn: async ({ signal }): Promise<Reply> => {
      const begun = performance.now();
      try {
        const connectors = await questions[part](signal);
        return { took: performance.now() - begun, connectors };
      } catch (error) {
        if (isApiError(error, "login-required")) return "hidden";
        throw error;
      }
    },
    refetchInterval: 30 * SECOND,
    retry: false,
    gcTime: 0,
  });
}
