import { keepPreviousData, mutationOptions, queryOptions } from "@tanstack/react-query";
import { plainCall } from "@/lib/api/plain-call";
import type { Region } from "@/lib/api/types";
import { SECOND } from "@/lib/dates";
import { instanceQuery } from "@/lib/session/session-queries";

export const PAGE = 30;

/** An account as administrators see it. */
export interface User {
  username: string;
  createdAt: string;
  admin: boolean;
  locked: boolean;
  watches: number;
}

export interface Settings {
  registration: "open" | "closed";
}

export interface RegionPolling {
  region: Region;
  items: number;
  overdueItems: number;
  /** 0 to 1. */
  staleShare: number;
  /** 0 without a source. */
  budgetPerSecond: number;
  floorSeconds: number;
}

const usersKey = ["admin", "users"] as const;

export function usersQuery(q: string, offset: number) {
  const query = new URLSearchParams({
    ...(q !== "" && { q }),
    limit: String(PAGE),
    offset: String(offset),
  });
  return queryOptions({
    queryKey: [...usersKey, q, offset],
    queryFn: () => plainCall<{ users: User[]; total: number }>("GET", `/admin/users?${query}`),
    placeholderData: keepPreviousData,
  });
}

export const settingsQuery = queryOptions({
  queryKey: ["admin", "settings"],
  queryFn: () => plainCall<Settings>("GET", "/admin/settings"),
});

/** Counted anew by the server every few minutes. */
export const pollingQuery = queryOptions({
  queryKey: ["admin", "polling"],
  queryFn: () =>
    plainCall<{ collectors: number; regions: RegionPolling[] }>("GET", "/admin/polling"),
  refetchInterval: 60 * SECOND,
});

export const changingSettings = mutationOptions({
  mutationFn: (settings: Settings) => plainCall<Settings>("PATCH", "/admin/settings", settings),
  onSuccess: (settings, _sent, _result, { client }) => {
    client.setQueryData(settingsQuery.queryKey, settings);
    return client.invalidateQueries(instanceQuery);
  },
});

export const addingUser = mutationOptions({
  mutationFn: (credentials: { username: string; password: string }) =>
    plainCall<void>("POST", "/admin/users", credentials),
  onSuccess: (_data, _sent, _result, { client }) =>
    client.invalidateQueries({ queryKey: usersKey }),
});

export const changingUser = mutationOptions({
  mutationFn: ({ username, ...change }: { username: string; admin?: boolean; locked?: boolean }) =>
    plainCall<User>("PATCH", userPath(username), change),
  onSettled: (_data, _error, _sent, _result, { client }) =>
    client.invalidateQueries({ queryKey: usersKey }),
});

export const removingUser = mutationOptions({
  mutationFn: (username: string) => plainCall<void>("DELETE", userPath(username)),
  onSettled: (_data, _error, _sent, _result, { client }) =>
    client.invalidateQueries({ queryKey: usersKey }),
});

function userPath(username: string): string {
  return `/admin/users/${encodeURIComponent(username)}`;
}
