import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { type Replies, renderApp } from "@/app/testing/render-app";
import { brokenChannel, drop, emailChannel } from "@/app/testing/sample-alerts";
import type { Channel } from "@/lib/api/types";

function having(...channels: Channel[]): Replies {
  return {
    "GET /account/sessions": [200, { sessions: [] }],
    "GET /account/tokens": [200, { tokens: [] }],
    "GET /imports": [200, { imports: [] }],
    "GET /channels": [200, { channels, emailAvailable: true, pushPublicKey: null, hasFeed: false }],
  };
}

const card = async () => within(await screen.findByRole("region", { name: "Channels" }));

test("a test of a channel says what the other side said", async () => {
  const user = userEvent.setup();
  renderApp("/account", {
    ...having(emailChannel),
    "POST /channels/c1/test": [200, { accepted: false, detail: "550 no such user" }],
  });

  await user.click(await (await card()).findByRole("button", { name: "Send a test: My mail" }));

  expect(await screen.findByText("Not accepted.")).toBeTruthy();
  expect(screen.getByText("550 no such user")).toBeTruthy();
});

test("a channel that was switched off says why, and is switched on again", async () => {
  let enabled = false;
  const user = userEvent.setup();
  renderApp("/account", {
    ...having(),
    "GET /channels": () => [
      200,
      {
        channels: [{ ...brokenChannel, enabled, offReason: enabled ? null : "HTTP 403" }],
        emailAvailable: true,
        pushPublicKey: null,
        hasFeed: false,
      },
    ],
    "PATCH /channels/c2": (body) => {
      enabled = (body as { enabled: boolean }).enabled;
      return [200, { channel: brokenChannel }];
    },
  });

  const channels = await card();
  expect(await channels.findByText("HTTP 403")).toBeTruthy();
  await user.click(channels.getByRole("button", { name: "Switch on: Home automation" }));

  expect(await channels.findByRole("button", { name: "Switch off: Home automation" })).toBeTruthy();
});

test("the log of a channel shows the real error, and sends once more what failed", async () => {
  let retried = false;
  const user = userEvent.setup();
  renderApp("/account", {
    ...having(brokenChannel),
    "GET /channels/c2/deliveries": () => [
      200,
      { deliveries: [{ ...drop.deliveries[1], state: retried ? "waiting" : "failed" }] },
    ],
    "POST /channels/c2/retry": (body) => {
      retried = (body as { notificationId: string }).notificationId === drop.notificationId;
      return [200, { delivery: { ...drop.deliveries[1], state: "waiting" } }];
    },
  });

  const channels = await card();
  // The document of the tests opens it without telling; the browser does both.
  const log = (await channels.findByText(/What was sent/)).closest("details");
  await user.click(channels.getByText(/What was sent/));
  if (log) {
    log.open = true;
    log.dispatchEvent(new Event("toggle"));
  }

  expect(await channels.findByText("HTTP 403")).toBeTruthy();
  expect(channels.getByText("· 5 attempts", { exact: false })).toBeTruthy();
  await user.click(channels.getByRole("button", { name: /^Send again/ }));
  expect(await channels.findByText("Waiting")).toBeTruthy();
});

test("a webhook is added, and its key shown once", async () => {
  const made: unknown[] = [];
  const user = userEvent.setup();
  renderApp("/account", {
    ...having(),
    "POST /channels": (body) => {
      made.push(body);
      return [201, { channel: brokenChannel, secret: "whsec-4711" }];
    },
  });

  await user.click(await screen.findByRole("button", { name: "Add a channel" }));
  const dialog = within(screen.getByRole("dialog"));
  await user.selectOptions(dialog.getByLabelText("Kind"), "Webhook");
  await user.click(dialog.getByRole("button", { name: "Add channel" }));
  expect(dialog.getByText("Enter where messages go.")).toBeTruthy();
  await user.type(dialog.getByLabelText("Address"), "https://hooks.example.org/prices");
  await user.click(dialog.getByRole("button", { name: "Add channel" }));

  expect(await screen.findByText("whsec-4711")).toBeTruthy();
  expect(made).toEqual([
    { kind: "webhook", name: "Webhook", target: "https://hooks.example.org/prices" },
  ]);
});

test("an e-mail address is confirmed by the code that was sent there", async () => {
  let confirmed = false;
  const user = userEvent.setup();
  renderApp("/account", {
    ...having(),
    "GET /channels": () => [
      200,
      {
        channels: [{ ...emailChannel, confirmed }],
        emailAvailable: true,
        pushPublicKey: null,
        hasFeed: false,
      },
    ],
    "POST /channels/c1/confirmation": (body) => {
      confirmed = (body as { code: string }).code === "123456";
      return confirmed
        ? [200, { channel: emailChannel }]
        : [422, { code: "invalid-value", detail: "This is not the code that was sent." }];
    },
  });

  const channels = await card();
  await user.type(await channels.findByLabelText("Code"), "000000");
  await user.click(channels.getByRole("button", { name: "Confirm" }));
  expect(await channels.findByText("This is not the code that was sent.")).toBeTruthy();
  await user.clear(channels.getByLabelText("Code"));
  await user.type(channels.getByLabelText("Code"), "123456");
  await user.click(channels.getByRole("button", { name: "Confirm" }));

  expect(await channels.findByRole("button", { name: "Send a test: My mail" })).toBeTruthy();
});

test("a browser that cannot receive messages says what it needs", async () => {
  const user = userEvent.setup();
  renderApp("/account", {
    ...having(),
    "GET /channels": [
      200,
      { channels: [], emailAvailable: true, pushPublicKey: "BPub", hasFeed: false },
    ],
  });

  await user.click(await screen.findByRole("button", { name: "Show messages on this device" }));

  expect(await screen.findByText(/It needs an encrypted address/)).toBeTruthy();
});

test("quiet hours are set in one's own time zone", async () => {
  const saved: unknown[] = [];
  const user = userEvent.setup();
  renderApp("/account", {
    ...having(),
    "PATCH /account/alert-settings": (body) => {
      saved.push(body);
      return [200, body];
    },
  });

  const times = within(await screen.findByRole("region", { name: "When messages go out" }));
  await user.selectOptions(await times.findByLabelText("Time zone"), "Asia/Jakarta");
  await user.click(times.getByLabelText("Quiet hours"));
  await user.click(times.getByRole("button", { name: "Save" }));

  expect(await times.findByText("Saved.")).toBeTruthy();
  expect(saved).toEqual([
    { zone: "Asia/Jakarta", quietFrom: "22:00", quietUntil: "07:00", digestAt: null },
  ]);
});

test("a feed is made, its address shown once, and ended", async () => {
  let hasFeed = false;
  const user = userEvent.setup();
  renderApp("/account", {
    ...having(),
    "GET /channels": () => [
      200,
      { channels: [], emailAvailable: true, pushPublicKey: null, hasFeed },
    ],
    "POST /account/feed": () => {
      hasFeed = true;
      return [201, { url: "/api/v1/feeds/secret" }];
    },
    "DELETE /account/feed": () => {
      hasFeed = false;
      return [204];
    },
  });

  await user.click(await screen.findByRole("button", { name: "Make a feed" }));
  expect(await screen.findByText(/\/api\/v1\/feeds\/secret$/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "End the feed" }));

  await waitFor(() => expect(screen.getByRole("button", { name: "Make a feed" })).toBeTruthy());
});
