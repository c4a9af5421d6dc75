import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { TokenScope } from "@/lib/api/types";

export interface NewToken {
  name: string;
  scopes: TokenScope[];
  expiresAt: string | null;
}

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: async () => (await answer(api.GET("/account/tokens"))).tokens,
});

export const creatingToken = mutationOptions({
  mutationFn: (body: NewToken) => answer(api.POST("/account/tokens", { body })),
  onSuccess: (_data, _body, _result, { client }) => client.invalidateQueries(tokensQuery),
  // The answer holds the secret: nothing keeps it once its dialog is closed.
  gcTime: 0,
});

export const revokingToken = mutationOptions({
  mutationFn: (tokenId: string) =>
    answer(api.DELETE("/account/tokens/{tokenId}", { params: { path: { tokenId } } })),
  onSettled: (_data, _error, _id, _result, { client }) => client.invalidateQueries(tokensQuery),
});
