import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import { forgetThisBrowser } from "@/lib/channel/this-browser";
import { accountQuery, instanceQuery } from "@/lib/session/session-queries";

export interface Credentials {
  username: string;
  password: string;
}

export const registering = mutationOptions({
  mutationFn: (body: Credentials) => answer(api.POST("/auth/register", { body })),
});

export const loggingIn = mutationOptions({
  mutationFn: (body: Credentials) => answer(api.POST("/auth/login", { body })),
  onSuccess: ({ account }, _body, _result, { client }) => {
    client.setQueryData(accountQuery.queryKey, account);
  },
});

export const loggingOut = mutationOptions({
  mutationFn: async () => {
    await forgetThisBrowser();
    return answer(api.POST("/auth/logout"));
  },
});

export const settingUp = mutationOptions({
  mutationFn: (token: string) => answer(api.POST("/setup", { body: { token } })),
  onSuccess: ({ account }, _token, _result, { client }) => {
    client.setQueryData(accountQuery.queryKey, account);
    return client.invalidateQueries(instanceQuery);
  },
});

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: async () => (await answer(api.GET("/account/sessions"))).sessions,
});

export const endingSession = mutationOptions({
  mutationFn: (sessionId: string) =>
    answer(api.DELETE("/account/sessions/{sessionId}", { params: { path: { sessionId } } })),
  onSettled: (_data, _error, _id, _result, { client }) => client.invalidateQueries(sessionsQuery),
});

export const endingOtherSessions = mutationOptions({
  mutationFn: () => answer(api.DELETE("/account/sessions")),
  onSettled: (_data, _error, _id, _result, { client }) => client.invalidateQueries(sessionsQuery),
});

export const changingPassword = mutationOptions({
  mutationFn: (body: { currentPassword: string; newPassword: string }) =>
    answer(api.PATCH("/account/password", { body })),
  onSuccess: (_data, _body, _result, { client }) => client.invalidateQueries(sessionsQuery),
});

export const deletingAccount = mutationOptions({
  mutationFn: (currentPassword: string) =>
    answer(api.POST("/account/delete", { body: { currentPassword } })),
});
