import { mutationOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import { channelsQuery } from "./channels-query";

/** Sends a message once more that a channel did not take. */
export const retryingDelivery = mutationOptions({
  mutationFn: ({ channelId, notificationId }: { channelId: string; notificationId: string }) =>
    answer(
      api.POST("/channels/{channelId}/retry", {
        params: { path: { channelId } },
        body: { notificationId },
      }),
    ),
  onSettled: async (_data, _error, _which, _result, { client }) => {
    await Promise.all([
      client.invalidateQueries(channelsQuery),
      client.invalidateQueries({ queryKey: ["notifications", "list"] }),
    ]);
  },
});
