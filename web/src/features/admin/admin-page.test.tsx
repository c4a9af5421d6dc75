import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { account, type Replies, renderApp } from "@/app/testing/render-app";

const ada = {
  username: "ada",
  createdAt: account.createdAt,
  admin: true,
  locked: false,
  watches: 3,
};
const grace = { ...ada, username: "grace", admin: false, watches: 1 };

const page: Replies = {
  "GET /account": [200, { account: { ...account, admin: true } }],
  "GET /admin/users": [200, { users: [ada, grace], total: 2 }],
  "GET /admin/settings": [200, { registration: "open" }],
  "GET /admin/polling": [
    200,
    {
      collectors: 2,
      regions: [
        {
          region: "sg",
          items: 12345,
          overdueItems: 6,
          staleShare: 0.0421,
          budgetPerSecond: 2,
          floorSeconds: 86_400,
        },
      ],
    },
  ],
  "GET /connectors": [200, { connectors: [] }],
};

test("an administrator sees accounts, registration, sources and how polling goes", async () => {
  renderApp("/admin", page);

  const accounts = await screen.findByRole("list", { name: "Accounts" });
  expect(within(accounts).getAllByRole("listitem")).toHaveLength(2);
  expect(await screen.findByText("No source is set up")).toBeTruthy();
  const row = await screen.findByRole("row", { name: /Singapore/ });
  expect(row.textContent).toContain("12,345");
  expect(row.textContent).toContain("4.2%");
  expect(screen.getByText("2 price services are alive.")).toBeTruthy();
});

test("somebody who is no administrator finds no such page, and no link to it", async () => {
  renderApp("/admin", { ...page, "GET /account": [200, { account }] });

  expect(await screen.findByText("There is no page at this address")).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Administration" })).toBeNull();
});

test("an account is locked out, and let in again", async () => {
  let locked = false;
  const user = userEvent.setup();
  renderApp("/admin", {
    ...page,
    "GET /admin/users": () => [200, { users: [ada, { ...grace, locked }], total: 2 }],
    "PATCH /admin/users/grace": (body) => {
      locked = (body as { locked: boolean }).locked;
      return [200, { ...grace, locked }];
    },
  });

  await user.click(await screen.findByRole("button", { name: "Lock grace" }));
  expect(await screen.findByText("Locked")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Unlock grace" }));
  expect(await screen.findByRole("button", { name: "Lock grace" })).toBeTruthy();
});

test("an account is deleted only after a question", async () => {
  const user = userEvent.setup();
  const { calls } = renderApp("/admin", { ...page, "DELETE /admin/users/grace": [204] });

  await user.click(await screen.findByRole("button", { name: "Delete grace" }));
  expect(calls).not.toContain("DELETE /admin/users/grace");
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Delete" }));

  await expect.poll(() => calls).toContain("DELETE /admin/users/grace");
});

test("registration is closed by a click, and says what that means", async () => {
  const user = userEvent.setup();
  renderApp("/admin", {
    ...page,
    "PATCH /admin/settings": (body) => [200, body],
  });

  await user.click(await screen.findByRole("button", { name: "Close registration" }));

  expect(await screen.findByText("Only administrators make accounts.")).toBeTruthy();
});

test("an account is made for somebody, and a taken username is told at its field", async () => {
  const user = userEvent.setup();
  renderApp("/admin", {
    ...page,
    "POST /admin/users": (body) =>
      (body as { username: string }).username === "grace"
        ? [409, { code: "username-taken" }]
        : [201, { account: { ...account, username: "linus" } }],
  });

  await user.click(await screen.findByRole("button", { name: "New account" }));
  await user.type(screen.getByLabelText("Username"), "Grace");
  await user.type(screen.getByLabelText("First password"), "a sentence to remember");
  await user.click(screen.getByRole("button", { name: "Create account" }));
  expect(await screen.findByText("This username is taken.")).toBeTruthy();

  await user.clear(screen.getByLabelText("Username"));
  await user.type(screen.getByLabelText("Username"), "linus");
  await user.click(screen.getByRole("button", { name: "Create account" }));
  expect(await screen.findByText("linus can log in now.")).toBeTruthy();
});
