import {
  infiniteQueryOptions,
  mutationOptions,
  type QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import { isApiError } from "@/lib/api/api-error";
import { answer, api } from "@/lib/api/client";
import type { AlertChange, ListedWatch, NewAlert, Watch } from "@/lib/api/types";
import { DAY, MINUTE } from "@/lib/dates";
import { compare } from "@/lib/money";
import type { Silence } from "./silence";

const PAGE = 30;

/** One's alerts; of one item, or all of them. */
export function alertsQuery(itemKey?: string) {
  return queryOptions({
    queryKey: ["alerts", itemKey ?? "all"],
    queryFn: async () =>
      (await answer(api.GET("/alerts", { params: { query: itemKey ? { itemKey } : {} } }))).alerts,
  });
}

/** The whole list, for the names of its items and their target prices. */
export const listQuery = queryOptions({
  queryKey: ["alert-list"],
  queryFn: async ({ signal }) => {
    const watches: ListedWatch[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query = { limit: 100, ...(cursor && { cursor }) };
      const page: { watches: ListedWatch[]; nextCursor: string | null } = await answer(
        api.GET("/watches", { params: { query }, signal }),
      );
      watches.push(...page.watches);
      cursor = page.nextCursor;
    }
    return watches;
  },
});

/** Whether an item is on one's list, by the answer that the item's page keeps as well. */
export function onListQuery(itemKey: string) {
  return queryOptions({
    queryKey: ["item", itemKey, "watch"],
    queryFn: async (): Promise<Watch | null> => {
      try {
        return (await answer(api.GET("/watches/{itemKey}", { params: { path: { itemKey } } })))
          .watch;
      } catch (error) {
        if (isApiError(error, "watch-not-found")) return null;
        throw error;
      }
    },
  });
}

/** The lowest price of an item in the last 90 days; null while none is known. */
export function lowestQuery(itemKey: string) {
  return queryOptions({
    queryKey: ["item", itemKey, "lowest-90-days"],
    queryFn: async () => {
      const from = new Date(Date.now() - 90 * DAY).toISOString();
      const history = await answer(
        api.GET("/items/{itemKey}/prices", {
          params: { path: { itemKey }, query: { from, maxPoints: 100 } },
        }),
      );
      const prices = [history.before, ...history.changes].flatMap((step) => step?.price ?? []);
      return prices.reduce<string | null>(
        (lowest, price) => (lowest === null || compare(price, lowest) < 0 ? price : lowest),
        null,
      );
    },
    staleTime: 5 * MINUTE,
  });
}

/** The variations of an item, which an alert may look at. */
export function modelsQuery(itemKey: string) {
  return queryOptions({
    queryKey: ["item", itemKey, "models"],
    queryFn: async () =>
      (await answer(api.GET("/items/{itemKey}", { params: { path: { itemKey } } }))).models,
    staleTime: 5 * MINUTE,
  });
}

/** Mutes or snoozes the target price of an item on one's list. */
export const silencingTarget = mutationOptions({
  mutationFn: ({ itemKey, change }: { itemKey: string; change: Partial<Silence> }) =>
    answer(
      api.PATCH("/watches/{itemKey}", {
        params: { path: { itemKey } },
        body: {
          ...(change.muted !== undefined && { targetMuted: change.muted }),
          ...(change.snoozedUntil !== undefined && { targetSnoozedUntil: change.snoozedUntil }),
        },
      }),
    ),
  onSuccess: ({ watch }, { itemKey }, _result, { client }) => {
    client.setQueryData(onListQuery(itemKey).queryKey, watch);
    return client.invalidateQueries(listQuery);
  },
});

export const creatingAlert = mutationOptions({
  mutationFn: (body: NewAlert) => answer(api.POST("/alerts", { body })),
  onSuccess: (_data, _body, _result, { client }) => alertsChanged(client),
});

export const changingAlert = mutationOptions({
  mutationFn: ({ alertId, change }: { alertId: string; change: AlertChange }) =>
    answer(api.PATCH("/alerts/{alertId}", { params: { path: { alertId } }, body: change })),
  onSuccess: (_data, _change, _result, { client }) => alertsChanged(client),
});

export const removingAlert = mutationOptions({
  mutationFn: (alertId: string) =>
    answer(api.DELETE("/alerts/{alertId}", { params: { path: { alertId } } })),
  onSuccess: (_data, _id, _result, { client }) => alertsChanged(client),
});

function alertsChanged(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: ["alerts"] });
}

export function notificationsQuery(unread: boolean) {
  return infiniteQueryOptions({
    queryKey: ["notifications", "list", { unread }],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/notifications", {
          params: {
            query: {
              limit: PAGE,
              ...(unread && { unread }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    // Who follows the mark of an unread message must find that message, however fresh the list is.
    refetchOnMount: "always",
  });
}

/**
 * How many notifications nobody has read. It is read again after each price that the stream of events tells of; being asked
 * for now and then finds those that have another cause.
 */
export const unreadQuery = queryOptions({
  queryKey: ["notifications", "unread"],
  queryFn: async () =>
    (await answer(api.GET("/notifications", { params: { query: { limit: 1, unread: true } } })))
      .unread,
  refetchInterval: MINUTE,
});

/** Marks notifications as read; all of them when none is named. */
export const markingRead = mutationOptions({
  mutationFn: (notificationIds: string[] | null) =>
    answer(api.POST("/notifications/read", { body: notificationIds ? { notificationIds } : {} })),
  onSuccess: ({ unread }, _ids, _result, { client }) => {
    client.setQueryData(unreadQuery.queryKey, unread);
    return client.invalidateQueries({ queryKey: ["notifications", "list"] });
  },
});
