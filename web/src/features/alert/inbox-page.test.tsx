import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { type Replies, renderApp } from "@/app/testing/render-app";
import { brokenChannel, drop, emailChannel } from "@/app/testing/sample-alerts";

const page: Replies = {
  "GET /channels": [
    200,
    {
      channels: [emailChannel, brokenChannel],
      emailAvailable: true,
      pushPublicKey: null,
      hasFeed: false,
    },
  ],
  "GET /notifications": [200, { notifications: [drop], nextCursor: null, unread: 1 }],
};

test("a message says what became of the price, why one is told, and where it went", async () => {
  renderApp("/inbox", page);

  const inbox = await screen.findByRole("list", { name: "Inbox" });
  const message = within(inbox).getByRole("link", { name: "Wireless mouse" }).closest("li");
  await waitFor(() => expect(message?.textContent).toContain("My mail: sent"));
  expect(message?.textContent).toContain("S$99.00");
  expect(message?.textContent).toContain("was S$129.00 (−23%)");
  expect(message?.textContent).toContain("Target price reached");
  expect(message?.textContent).toContain("Price drop");
  expect(message?.textContent).toContain("Home automation: not sent");
  expect(message?.textContent).toContain("HTTP 403");
});

test("a message about an announced flash sale says when it will be", async () => {
  const announced = {
    ...drop,
    before: null,
    after: null,
    announcedSale: { startsAt: "2026-11-24T04:00:00.000Z", endsAt: "2026-11-24T06:00:00.000Z" },
    reasons: [{ alertId: "a3", kind: "announced-flash-sale", text: "" }],
  };
  renderApp("/inbox", {
    ...page,
    "GET /notifications": [200, { notifications: [announced], nextCursor: null, unread: 1 }],
  });

  const inbox = await screen.findByRole("list", { name: "Inbox" });
  const message = within(inbox).getByRole("link", { name: "Wireless mouse" }).closest("li");
  expect(message?.textContent).toContain("Flash sale announced");
  expect(message?.textContent).toMatch(/It begins .* and ends /);
  expect(message?.textContent).not.toContain("was S$");
});

test("the way to the inbox says how much is unread, on every page", async () => {
  renderApp("/help", page);

  expect(await screen.findByRole("link", { name: "Inbox, 1 unread" })).toBeTruthy();
});

test("a message that came while one was elsewhere is there on coming back", async () => {
  let told = false;
  const user = userEvent.setup();
  renderApp("/inbox", {
    ...page,
    "GET /notifications": () => [
      200,
      { notifications: told ? [drop] : [], nextCursor: null, unread: told ? 1 : 0 },
    ],
  });
  await screen.findByText("Nothing has happened yet");
  await user.click(screen.getByRole("link", { name: "How it works" }));
  await screen.findByRole("heading", { level: 1, name: "How Tidemark works" });

  told = true;
  await user.click(screen.getByRole("link", { name: "Inbox" }));

  expect(await screen.findByRole("link", { name: "Wireless mouse" })).toBeTruthy();
});

test("a channel that was switched off is told of, with the reason", async () => {
  renderApp("/inbox", page);

  expect(await screen.findByText("Home automation was switched off")).toBeTruthy();
  expect(screen.getByText(/Five refusals in a row/)).toBeTruthy();
});

test("everything is marked as read by one press", async () => {
  let read = false;
  const user = userEvent.setup();
  renderApp("/inbox", {
    ...page,
    "GET /notifications": () => [
      200,
      {
        notifications: [{ ...drop, readAt: read ? drop.createdAt : null }],
        nextCursor: null,
        unread: read ? 0 : 1,
      },
    ],
    "POST /notifications/read": (body) => {
      read = Object.keys(body as object).length === 0;
      return [200, { unread: 0 }];
    },
  });

  await user.click(await screen.findByRole("button", { name: "Mark all as read" }));

  await waitFor(() =>
    expect(screen.queryByRole("button", { name: "Mark all as read" })).toBeNull(),
  );
  await waitFor(() => expect(screen.queryByRole("link", { name: "Inbox, 1 unread" })).toBeNull());
});

test("an inbox without messages says when there will be some", async () => {
  renderApp("/inbox", {});

  expect(await screen.findByText("Nothing has happened yet")).toBeTruthy();
  expect(screen.getByRole("link", { name: "See my alerts" })).toBeTruthy();
});

test("an inbox that cannot be loaded says so, and tries again", async () => {
  let away = true;
  const user = userEvent.setup();
  renderApp("/inbox", {
    ...page,
    "GET /notifications": () =>
      away
        ? [422, { code: "invalid-value", detail: "The inbox is away." }]
        : [200, { notifications: [drop], nextCursor: null, unread: 1 }],
  });

  expect(await screen.findByText("The inbox could not be loaded")).toBeTruthy();
  away = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("link", { name: "Wireless mouse" })).toBeTruthy();
});
