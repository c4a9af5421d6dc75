import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { vi } from "vitest";
import { createQueryClient } from "../query-client";
import { createAppRouter } from "../router";

/** What a server answers to a call: a status and a body. A problem document needs its code only. */
export type Reply = [status: number, body?: unknown];

/** Replies by call, such as `GET /account`; what follows a question mark is ignored. */
export type Replies = Record<string, Reply | ((body: unknown, query: URLSearchParams) => Reply)>;

export const account = { username: "ada", createdAt: "2026-03-03T08:00:00.000Z", admin: false };

const always: Replies = {
  "GET /instance": [
    200,
    {
      version: "0.1.0",
      registration: "open",
      setupRequired: false,
      demo: false,
      demoShopUrl: null,
      publicPages: false,
    },
  ],
  "GET /account": [200, { account }],
  "GET /alerts": [200, { alerts: [] }],
  "GET /account/alert-settings": [
    200,
    { zone: "Asia/Singapore", quietFrom: null, quietUntil: null, digestAt: null },
  ],
  "GET /channels": [
    200,
    { channels: [], emailAvailable: true, pushPublicKey: null, hasFeed: false },
  ],
  "GET /notifications": [200, { notifications: [], nextCursor: null, unread: 0 }],
};

/** The whole app at an address, with a server that gives these replies. */
export function renderApp(path: string, replies: Replies) {
  const calls: string[] = [];
  vi.spyOn(window, "fetch").mockImplementation(async (input) => {
    const request = input as Request;
    const url = new URL(request.url);
    const call = `${request.method} ${url.pathname.replace("/api/v1", "")}`;
    calls.push(call + url.search);
    const text = await request.text();
    const known = replies[call] ?? always[call] ?? [404, { code: "not-found" }];
    const [status, body] =
      typeof known === "function" ? known(text ? JSON.parse(text) : null, url.searchParams) : known;
    const payload = body === undefined ? null : JSON.stringify(body);
    return new Response(payload, { status, headers: { "Content-Type": "application/json" } });
  });
  const queryClient = createQueryClient();
  const router = createAppRouter(queryClient, createMemoryHistory({ initialEntries: [path] }));
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { calls, queryClient, router };
}
