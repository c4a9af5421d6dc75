import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { type Replies, renderApp } from "@/app/testing/render-app";
import { history, item, itemPage, watchedItem, watchOf } from "@/app/testing/sample-items";

const nothing: Replies = { "GET /watches": [200, { watches: [], nextCursor: null }] };
const link = "https://shopee.sg/product/67707640/2245175584";

async function paste(text: string) {
  await userEvent.type(
    await screen.findByLabelText("Link of a Shopee item, or a name to search for"),
    text,
  );
  await userEvent.click(screen.getByRole("button", { name: "Track price" }));
}

function added(more: Partial<typeof item>) {
  const fresh = { ...item, ...more };
  return { watch: watchOf(fresh), item: fresh, state: fresh.state };
}

test("an item of the list shows its price, its change in 30 days and its state", async () => {
  const stale = { ...watchedItem, state: "blocked", lastSeenAt: "2026-03-03T08:00:00.000Z" };
  renderApp("/", {
    "GET /watches": [200, { watches: [watchOf(stale as never)], nextCursor: null }],
  });

  const troubled = await screen.findByRole("list", { name: "Needs attention" });
  const row = within(troubled).getByRole("listitem");
  expect(within(row).getByRole("link").textContent).toBe("A quiet mouse");
  expect(row.textContent).toContain("S$112.90");
  expect(row.textContent).toContain("−24%");
  expect(row.textContent).toContain("Shop refuses us");
  expect(row.textContent).toMatch(/seen .* ago/);
});

test("why items wait for a source is said once, with the way to the sources", async () => {
  const stateDetail = "No source of prices is set up for shopee.sg.";
  const waiting = { ...watchedItem, state: "waiting-for-source" as const, stateDetail };
  renderApp("/", {
    "GET /watches": [
      200,
      {
        watches: [watchOf(waiting), watchOf({ ...waiting, itemKey: "sg.1.2" })],
        nextCursor: null,
      },
    ],
  });

  expect(await screen.findAllByText(stateDetail)).toHaveLength(1);
  expect(screen.getByRole("link", { name: "See the sources of prices" })).toBeTruthy();
});

test("an item of the list says what to make of its price, with the numbers", async () => {
  const verdict = { ...itemPage.verdict, kind: "good" as const, days: 90, percentOfDays: 83 };
  const { calls } = renderApp("/", {
    "GET /watches": [200, { watches: [watchOf({ ...watchedItem, verdict })], nextCursor: null }],
  });

  expect(await screen.findByText("Good: cheaper than on 83% of 90 days")).toBeTruthy();
  expect(calls.filter((call) => call.includes("verdicts=true"))).not.toEqual([]);
});

const demoInstance: Replies = {
  "GET /instance": [
    200,
    {
      version: "0.1.0",
      registration: "open",
      setupRequired: false,
      demo: true,
      demoShopUrl: "http://127.0.0.1:8081",
      publicPages: false,
    },
  ],
};

test("with the demo shop an empty list leads there, or is filled by a click", async () => {
  let filled = false;
  renderApp("/", {
    ...demoInstance,
    "GET /watches": () => [
      200,
      { watches: filled ? [watchOf(watchedItem)] : [], nextCursor: null },
    ],
    "POST /demo": () => {
      filled = true;
      return [200, { items: 30, added: 30, changes: 9000 }];
    },
  });

  const fill = await screen.findByRole("button", { name: "Fill my list with 30 items" });
  const shops = screen.getAllByRole("link", { name: /Open the demo shop/ });
  expect(shops.map((link) => link.getAttribute("href"))).toContain("http://127.0.0.1:8081");
  expect(screen.getByText(/none of them is Shopee's/)).toBeTruthy();
  await userEvent.click(fill);

  expect(await screen.findByText("A quiet mouse")).toBeTruthy();
});

test("without the demo shop nothing offers it", async () => {
  renderApp("/", nothing);

  expect(await screen.findByText("Nothing here yet")).toBeTruthy();
  expect(screen.queryByText(/demo/i)).toBeNull();
});

test("an empty list says how to fill it", async () => {
  renderApp("/", nothing);

  expect(await screen.findByRole("heading", { name: "Nothing here yet" })).toBeTruthy();
});

test("the next page comes by its cursor when asked for", async () => {
  const { calls } = renderApp("/", {
    "GET /watches": (_body, query) => {
      const second = query.get("cursor") === "abc";
      const shown = second ? { ...watchedItem, itemKey: "sg.1.2", name: "Another" } : watchedItem;
      return [200, { watches: [watchOf(shown)], nextCursor: second ? null : "abc" }];
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Show more" }));

  expect(await screen.findByText("Another")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  expect(calls.filter((call) => call.includes("cursor=abc"))).toHaveLength(1);
});

test("a link that cannot be used stays in the box, with the reason and links that work", async () => {
  renderApp("/", {
    ...nothing,
    "POST /watches": [
      422,
      { code: "unsupported-site", detail: "'lazada.sg' is not a site of Shopee" },
    ],
  });

  await paste("https://lazada.sg/x");

  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("This is not a link of Shopee");
  expect(alert.textContent).toContain("'lazada.sg' is not a site of Shopee");
  expect(alert.textContent).toContain("Links that work");
  expect(
    screen.getByLabelText<HTMLInputElement>("Link of a Shopee item, or a name to search for").value,
  ).toBe("https://lazada.sg/x");
});

test("words that are no link are searched for among all items", async () => {
  const { router } = renderApp("/", {
    ...nothing,
    "GET /items": [200, { items: [item], nextCursor: null }],
  });

  await userEvent.type(
    await screen.findByLabelText("Link of a Shopee item, or a name to search for"),
    "quiet mouse",
  );
  await userEvent.click(screen.getByRole("button", { name: "Search" }));

  expect(await screen.findByRole("list", { name: "Items found" })).toBeTruthy();
  expect(router.state.location.href).toBe("/search?q=quiet+mouse");
});

test("a new item's price appears as soon as the server has it", async () => {
  const fresh = added({ price: null, state: "pending", name: null });
  renderApp("/", {
    ...nothing,
    "POST /watches": [202, fresh],
    "GET /watches/sg.67707640.2245175584": [200, { watch: watchOf(item) }],
  });

  await paste(link);

  const progress = await screen.findByRole("region", { name: "What happens to your link" });
  expect(within(progress).getByText("Link understood")).toBeTruthy();
  expect(await within(progress).findByText("Price found: S$112.90")).toBeTruthy();
  expect(within(progress).getByText(/in all/)).toBeTruthy();
});

test.each([
  ["blocked", "The shop refused our server"],
  ["waiting-for-source", "No source can tell this price yet"],
  ["checking", "The shop gave an odd answer"],
] as const)("an item that is %s says so and what happens next", async (state, title) => {
  renderApp("/", { ...nothing, "POST /watches": [202, added({ price: null, state })] });

  await paste(link);

  expect(await screen.findByText(title)).toBeTruthy();
  expect(screen.getByText("No price yet")).toBeTruthy();
});

test("an item that is there already is opened", async () => {
  const { router } = renderApp("/", {
    ...nothing,
    "POST /watches": [200, added({})],
    [`GET /items/${item.itemKey}`]: [200, { ...itemPage, item: { ...item, price: null } }],
    [`GET /items/${item.itemKey}/prices`]: [200, { ...history, changes: [] }],
    [`GET /watches/${item.itemKey}`]: [200, { watch: watchOf(item) }],
  });

  await paste(link);

  expect(await screen.findByText("This item was on your list already.")).toBeTruthy();
  expect(router.state.location.pathname).toBe(`/items/${item.itemKey}`);
});

test("a list that cannot be loaded says why, and can be asked for again", async () => {
  let away = true;
  renderApp("/", {
    "GET /watches": () =>
      away
        ? [422, { code: "invalid-value", detail: "the cursor is of another list" }]
        : [200, { watches: [watchOf(watchedItem)], nextCursor: null }],
  });

  expect(await screen.findByText("the cursor is of another list")).toBeTruthy();
  away = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));

  expect(await screen.findByText("A quiet mouse")).toBeTruthy();
});

test("the list tells the distance to a target, and can be narrowed to a tag", async () => {
  const waiting = { ...watchOf(watchedItem), targetPrice: "100.00", tags: ["gift"] };
  const { calls } = renderApp("/", {
    "GET /watches": [200, { watches: [waiting], nextCursor: null }],
  });

  expect(await screen.findByText("13% above your target of S$100.00")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "gift" }));

  expect(calls.some((call) => call.includes("tag=gift"))).toBe(true);
});

test("a target that is reached says so", async () => {
  const reached = { ...watchOf(watchedItem), targetPrice: "112.90" };
  renderApp("/", { "GET /watches": [200, { watches: [reached], nextCursor: null }] });

  expect(await screen.findByText("Target reached")).toBeTruthy();
});

test("several items are tagged at once, and removed only after a question", async () => {
  const bodies: unknown[] = [];
  const { calls } = renderApp("/", {
    "GET /watches": [200, { watches: [watchOf(watchedItem)], nextCursor: null }],
    "PATCH /watches/sg.67707640.2245175584": (body) => {
      bodies.push(body);
      return [200, { watch: watchOf(item) }];
    },
    "DELETE /watches/sg.67707640.2245175584": [204],
  });

  await userEvent.click(await screen.findByRole("button", { name: "Select" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Select A quiet mouse" }));
  await userEvent.type(screen.getByLabelText("Tag"), "desk");
  await userEvent.click(screen.getByRole("button", { name: "Add tag" }));
  expect(bodies).toEqual([{ tags: [...watchOf(watchedItem).tags, "desk"] }]);

  await userEvent.click(screen.getByRole("button", { name: "Remove from my list" }));
  const question = await screen.findByRole("dialog", { name: "Remove 1 item from your list?" });
  expect(calls.some((call) => call.startsWith("DELETE"))).toBe(false);
  await userEvent.click(within(question).getByRole("button", { name: "Remove from my list" }));
  await waitFor(() => expect(calls.some((call) => call.startsWith("DELETE"))).toBe(true));
});

test("many links that are pasted are added one after another, each with what became of it", async () => {
  renderApp("/", {
    ...nothing,
    "POST /watches": (body) =>
      (body as { url: string }).url.includes("lazada")
        ? [422, { code: "unsupported-site", detail: "'lazada.sg' is not a site of Shopee" }]
        : [202, added({ price: null, state: "pending" })],
  });

  await userEvent.click(
    await screen.findByLabelText("Link of a Shopee item, or a name to search for"),
  );
  await userEvent.paste(`${link}\nhttps://lazada.sg/x`);

  expect(await screen.findByText("1 added, 0 already on the list, 1 refused")).toBeTruthy();
  expect(screen.getByText("'lazada.sg' is not a site of Shopee")).toBeTruthy();
});

test("a link that another program hands over waits in the box", async () => {
  renderApp(`/add?text=${encodeURIComponent(`Look at this ${link}`)}`, nothing);

  const box = await screen.findByLabelText<HTMLInputElement>(
    "Link of a Shopee item, or a name to search for",
  );
  expect(box.value).toBe(link);
});
