import { keepPreviousData, mutationOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { InstanceSettings, UserChange } from "@/lib/api/types";
import { SECOND } from "@/lib/dates";
import { instanceQuery } from "@/lib/session/session-queries";

export const PAGE = 30;

const usersKey = ["admin", "users"] as const;

export function usersQuery(q: string, offset: number) {
  const query = { limit: PAGE, offset, ...(q !== "" && { q }) };
  return queryOptions({
    queryKey: [...usersKey, q, offset],
    queryFn: () => answer(api.GET("/admin/users", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export const settingsQuery = queryOptions({
  queryKey: ["admin", "settings"],
  queryFn: () => answer(api.GET("/admin/settings")),
});

/** Counted anew by the server every few minutes. */
export const pollingQuery = queryOptions({
  queryKey: ["admin", "polling"],
  queryFn: () => answer(api.GET("/admin/polling")),
  refetchInterval: 60 * SECOND,
});

export const changingSettings = mutationOptions({
  mutationFn: (body: InstanceSettings) => answer(api.PATCH("/admin/settings", { body })),
  onSuccess: (settings, _sent, _result, { client }) => {
    client.setQueryData(settingsQuery.queryKey, settings);
    return client.invalidateQueries(instanceQuery);
  },
});

export const addingUser = mutationOptions({
  mutationFn: (body: { username: string; password: string }) =>
    answer(api.POST("/admin/users", { body })),
  onSuccess: (_data, _sent, _result, { client }) =>
    client.invalidateQueries({ queryKey: usersKey }),
});

export const changingUser = mutationOptions({
  mutationFn: ({ username, ...body }: UserChange & { username: string }) =>
    answer(api.PATCH("/admin/users/{username}", { params: { path: { username } }, body })),
  onSettled: (_data, _error, _sent, _result, { client }) =>
    client.invalidateQueries({ queryKey: usersKey }),
});

export const removingUser = mutationOptions({
  mutationFn: (username: string) =>
    answer(api.DELETE("/admin/users/{username}", { params: { path: { username } } })),
  onSettled: (_data, _error, _sent, _result, { client }) =>
    client.invalidateQueries({ queryKey: usersKey }),
});
