import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { type Replies, renderApp } from "@/app/testing/render-app";
import { dropForAll, mouseKey, targetAlert } from "@/app/testing/sample-alerts";
import { item, itemPage } from "@/app/testing/sample-items";
import type { Model } from "@/lib/api/types";

const watch = {
  itemKey: mouseKey,
  addedAt: "2026-11-01T08:00:00.000Z",
  model: null,
  targetPrice: "79.00",
  targetMuted: false,
  targetSnoozedUntil: null,
  tags: [],
  item: { ...item, itemKey: mouseKey, name: "Wireless mouse", recent: [], price30dAgo: null },
};

function variation(model: string, name: string): Model {
  return {
    model,
    name,
    price: "99.00",
    listPrice: null,
    stock: "in",
    flashSale: false,
    listed: true,
  };
}

const page: Replies = {
  "GET /alerts": [200, { alerts: [dropForAll, targetAlert] }],
  "GET /watches": [200, { watches: [watch], nextCursor: null }],
};

test("alerts for every item come first, then those of each item, with the target of the list", async () => {
  renderApp("/alerts", page);

  const general = await screen.findByRole("region", {
    name: "Every item without alerts of its own",
  });
  expect(general.textContent).toContain("10% lower than its highest since the last alert");
  const own = screen.getByRole("region", { name: "Wireless mouse" });
  expect(own.textContent).toContain("At or below S$99.00");
  expect(own.textContent).toContain("At or below S$79.00");
});

test("an alert is muted, snoozed and removed by its own buttons", async () => {
  const changes: unknown[] = [];
  const user = userEvent.setup();
  const { calls } = renderApp("/alerts", {
    ...page,
    "PATCH /alerts/a1": (body) => {
      changes.push(body);
      return [200, { alert: targetAlert }];
    },
    "DELETE /alerts/a1": [204],
  });
  const own = within(await screen.findByRole("region", { name: "Wireless mouse" }));

  await user.click(own.getByRole("button", { name: "Mute: At or below S$99.00" }));
  await user.selectOptions(
    own.getByRole("combobox", { name: "Snooze: At or below S$99.00" }),
    "For a day",
  );
  await user.click(own.getByRole("button", { name: "Remove: At or below S$99.00" }));

  await waitFor(() => expect(calls).toContain("DELETE /alerts/a1"));
  expect(changes).toEqual([{ muted: true }, { snoozedUntil: expect.stringMatching(/Z$/) }]);
});

test("the target of the list is muted like any other alert", async () => {
  let targetMuted = false;
  const changes: unknown[] = [];
  const user = userEvent.setup();
  renderApp("/alerts", {
    ...page,
    "GET /watches": () => [200, { watches: [{ ...watch, targetMuted }], nextCursor: null }],
    [`PATCH /watches/${mouseKey}`]: (body) => {
      changes.push(body);
      targetMuted = true;
      return [200, { watch: { ...watch, targetMuted } }];
    },
  });

  await user.click(await screen.findByRole("button", { name: "Mute: At or below S$79.00" }));

  expect(await screen.findByRole("button", { name: "Unmute: At or below S$79.00" })).toBeTruthy();
  expect(changes).toEqual([{ targetMuted: true }]);
});

test("days, what a drop is compared with and the variation are changed where they stand", async () => {
  const changes: unknown[] = [];
  const user = userEvent.setup();
  renderApp("/alerts", {
    ...page,
    [`GET /items/${mouseKey}`]: [
      200,
      { ...itemPage, models: [variation("7", "Red"), variation("8", "Blue")] },
    ],
    "GET /alerts": [
      200,
      { alerts: [{ ...targetAlert, kind: "new-lowest", amount: null, days: 45 }, dropForAll] },
    ],
    "PATCH /alerts/a1": (body) => {
      changes.push(body);
      return [200, { alert: targetAlert }];
    },
    "PATCH /alerts/a2": (body) => {
      changes.push(body);
      return [200, { alert: dropForAll }];
    },
  });

  await user.click(await screen.findByRole("button", { name: "Edit: Lowest price in 45 days" }));
  await user.selectOptions(screen.getByLabelText("Lowest within"), "All that was observed");
  await user.selectOptions(await screen.findByLabelText("Variation"), "Red");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await user.click(await screen.findByRole("button", { name: /^Edit: 10% lower/ }));
  await user.selectOptions(
    screen.getByLabelText("Compared with"),
    "The price when the alert begins",
  );
  await user.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() =>
    expect(changes).toEqual([
      { days: null, model: "7", coolDownMinutes: 60 },
      { percent: 10, since: "added", model: null, coolDownMinutes: 60 },
    ]),
  );
});

test("an alert is changed where it stands", async () => {
  let amount = "99.00";
  const user = userEvent.setup();
  renderApp("/alerts", {
    ...page,
    "GET /alerts": () => [200, { alerts: [{ ...targetAlert, amount }] }],
    "PATCH /alerts/a1": (body) => {
      amount = (body as { amount: string }).amount;
      return [200, { alert: { ...targetAlert, amount } }];
    },
  });

  await user.click(await screen.findByRole("button", { name: "Edit: At or below S$99.00" }));
  const price = screen.getByLabelText("Price in SGD");
  await user.clear(price);
  await user.type(price, "cheap");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Enter an amount above 0, such as 129.00.")).toBeTruthy();
  await user.clear(price);
  await user.type(price, "89,50");
  await user.click(screen.getByRole("button", { name: "Save" }));

  expect(await screen.findByText("At or below S$89.50")).toBeTruthy();
});

test("somebody without alerts is offered three for the whole list", async () => {
  const made: unknown[] = [];
  const user = userEvent.setup();
  renderApp("/alerts", {
    "GET /watches": [200, { watches: [], nextCursor: null }],
    "GET /alerts": () => [200, { alerts: made.length === 0 ? [] : [dropForAll] }],
    "POST /alerts": (body) => {
      made.push(body);
      return [201, { alert: dropForAll }];
    },
  });

  expect(await screen.findByText("No alerts yet")).toBeTruthy();
  await user.click(
    screen.getByRole("button", { name: "10% lower than its highest since the last alert" }),
  );

  expect(await screen.findByRole("button", { name: /^Mute: 10% lower/ })).toBeTruthy();
  expect(made).toEqual([{ kind: "price-drop", percent: 10, since: "last-alert" }]);
});

test("an alert for everything is made by a form that asks for no currency", async () => {
  const made: unknown[] = [];
  const user = userEvent.setup();
  renderApp("/alerts", {
    ...page,
    "POST /alerts": (body) => {
      made.push(body);
      return [201, { alert: dropForAll }];
    },
  });

  await user.click(await screen.findByRole("button", { name: "New alert" }));
  const kinds = within(screen.getByLabelText("Tell me of"))
    .getAllByRole("option")
    .map(({ textContent }) => textContent);
  expect(kinds).not.toContain("A target price");
  expect(kinds).toContain("A good price");
  expect(kinds).toContain("A flash sale that is announced");
  await user.selectOptions(screen.getByLabelText("Tell me of"), "A flash sale that begins");
  await user.clear(screen.getByLabelText(/At least this many percent/));
  await user.type(screen.getByLabelText(/At least this many percent/), "20");
  await user.click(screen.getByRole("button", { name: "Create alert" }));

  await waitFor(() =>
    expect(made).toEqual([{ kind: "flash-sale", percent: 20, coolDownMinutes: 60 }]),
  );
});
