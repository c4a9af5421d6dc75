import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { AlertSettings, NewChannel } from "@/lib/api/types";
import { channelsQuery } from "@/lib/channel/channels-query";

export const creatingChannel = mutationOptions({
  mutationFn: (body: NewChannel) => answer(api.POST("/channels", { body })),
  onSuccess: (_data, _body, _result, { client }) => channelsChanged(client),
  // The answer of a webhook holds its key: nothing keeps it once its dialog is closed.
  gcTime: 0,
});

export const switchingChannel = mutationOptions({
  mutationFn: ({ channelId, enabled }: { channelId: string; enabled: boolean }) =>
    answer(
      api.PATCH("/channels/{channelId}", { params: { path: { channelId } }, body: { enabled } }),
    ),
  onSettled: (_data, _error, _change, _result, { client }) => channelsChanged(client),
});

export const removingChannel = mutationOptions({
  mutationFn: (channelId: string) =>
    answer(api.DELETE("/channels/{channelId}", { params: { path: { channelId } } })),
  onSettled: (_data, _error, _id, _result, { client }) => channelsChanged(client),
});

/** Sends a message now; to an address that is not confirmed yet, the code that confirms it. */
export const testingChannel = mutationOptions({
  mutationFn: (channelId: string) =>
    answer(api.POST("/channels/{channelId}/test", { params: { path: { channelId } } })),
  onSettled: (_data, _error, _id, _result, { client }) => channelsChanged(client),
});

export const confirmingChannel = mutationOptions({
  mutationFn: ({ channelId, code }: { channelId: string; code: string }) =>
    answer(
      api.POST("/channels/{channelId}/confirmation", {
        params: { path: { channelId } },
        body: { code },
      }),
    ),
  onSuccess: (_data, _code, _result, { client }) => channelsChanged(client),
});

function channelsChanged(client: QueryClient): Promise<void> {
  return client.invalidateQueries(channelsQuery);
}

/** The newest attempts of a channel. */
export function deliveriesQuery(channelId: string) {
  return queryOptions({
    queryKey: ["channels", channelId, "deliveries"],
    queryFn: async () =>
      (
        await answer(
          api.GET("/channels/{channelId}/deliveries", { params: { path: { channelId } } }),
        )
      ).deliveries,
  });
}

export const timesQuery = queryOptions({
  queryKey: ["alert-settings"],
  queryFn: () => answer(api.GET("/account/alert-settings")),
});

export const changingTimes = mutationOptions({
  mutationFn: (body: AlertSettings) => answer(api.PATCH("/account/alert-settings", { body })),
  onSuccess: (times, _body, _result, { client }) => client.setQueryData(timesQuery.queryKey, times),
});

export const makingFeed = mutationOptions({
  mutationFn: () => answer(api.POST("/account/feed")),
  onSuccess: (_data, _nothing, _result, { client }) => channelsChanged(client),
  // The answer holds the secret address.
  gcTime: 0,
});

export const endingFeed = mutationOptions({
  mutationFn: () => answer(api.DELETE("/account/feed")),
  onSuccess: (_data, _nothing, _result, { client }) => channelsChanged(client),
});
