import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { LiveConnection } from "@/lib/live/live-connection";
import { LiveContext } from "@/lib/live/use-live";
import { LiveUpdates } from "./live-updates";
import { type Replies, renderApp } from "./testing/render-app";
import { drop, mouseKey } from "./testing/sample-alerts";

/** A stream of events that says what the test tells it to. */
class TestSource extends EventTarget {
  onopen: (() => void) | null = null;

  close() {}

  priceOf(itemKey: string) {
    const data = JSON.stringify({
      itemKey,
      at: new Date().toISOString(),
      price: { amount: "99.00", currency: "SGD" },
      listPrice: null,
      stock: "in",
      flashSale: false,
      source: "web",
    });
    this.dispatchEvent(new MessageEvent("price", { data }));
  }
}

/** The app at an address, of somebody whose inbox has one message as soon as `inbox.told`. */
async function appWithInbox(path: string) {
  const inbox = { told: false };
  const replies: Replies = {
    "GET /notifications": () => [
      200,
      {
        notifications: inbox.told ? [drop] : [],
        nextCursor: null,
        unread: inbox.told ? 1 : 0,
      },
    ],
  };
  const { queryClient } = renderApp(path, replies);
  const source = new TestSource();
  const live = new LiveConnection(() => source as unknown as EventSource);
  render(
    <QueryClientProvider client={queryClient}>
      <LiveContext value={live}>
        <LiveUpdates />
      </LiveContext>
    </QueryClientProvider>,
  );
  await screen.findAllByRole("link", { name: "Inbox" });
  await waitFor(() => expect(source.onopen).not.toBeNull());
  return { inbox, source };
}

test("the unread mark follows a price that moves, on whatever page one is", async () => {
  const { inbox, source } = await appWithInbox("/help");

  inbox.told = true;
  source.priceOf(mouseKey);

  const marked = await screen.findByRole("link", { name: "Inbox, 1 unread" }, { timeout: 30_000 });
  expect(marked).toBeTruthy();
}, 60_000);

test("an open inbox shows the message that a price has made", async () => {
  const { inbox, source } = await appWithInbox("/inbox");
  await screen.findByText("Nothing has happened yet");

  inbox.told = true;
  source.priceOf(mouseKey);

  const message = await screen.findByRole("link", { name: "Wireless mouse" }, { timeout: 30_000 });
  expect(message).toBeTruthy();
}, 60_000);
