import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { account, type Replies, renderApp } from "@/app/testing/render-app";

const token = {
  tokenId: "t1",
  name: "My browser",
  scopes: ["observe"],
  createdAt: "2026-03-03T08:00:00.000Z",
  lastUsedAt: null,
  expiresAt: null,
};
const done = {
  importId: "i1",
  format: "csv",
  state: "done",
  createdAt: "2026-03-03T08:00:00.000Z",
  finishedAt: "2026-03-03T08:00:09.000Z",
  size: 1,
  rows: 10,
  done: 10,
  accepted: 6,
  unchanged: 3,
  refused: 1,
  problem: null,
  shared: false,
};
const page: Replies = {
  "GET /account/sessions": [200, { sessions: [] }],
  "GET /account/tokens": [200, { tokens: [token] }],
  "GET /imports": [200, { imports: [] }],
};
const secret = `tidemark_${"x".repeat(43)}`;

test("whoever logs out takes the messages to this browser along", async () => {
  localStorage.setItem("push-channel", "c9");
  const user = userEvent.setup();
  const { calls } = renderApp("/account", {
    ...page,
    "DELETE /channels/c9": [204],
    "POST /auth/logout": [204],
  });

  await user.click(await screen.findByRole("button", { name: "Log out" }));

  await waitFor(() => expect(calls).toContain("POST /auth/logout"));
  expect(calls.indexOf("DELETE /channels/c9")).toBeGreaterThanOrEqual(0);
  expect(calls.indexOf("DELETE /channels/c9")).toBeLessThan(calls.indexOf("POST /auth/logout"));
  expect(localStorage.getItem("push-channel")).toBeNull();
});

test("a channel that cannot be removed keeps nobody logged in", async () => {
  localStorage.setItem("push-channel", "c9");
  const user = userEvent.setup();
  const { calls } = renderApp("/account", { ...page, "POST /auth/logout": [204] });

  await user.click(await screen.findByRole("button", { name: "Log out" }));

  await waitFor(() => expect(calls).toContain("POST /auth/logout"));
});

test("a new token shows its secret once, and it can be copied", async () => {
  const sent: unknown[] = [];
  const user = userEvent.setup();
  renderApp("/account", {
    ...page,
    "POST /account/tokens": (body) => {
      sent.push(body);
      return [201, { token: { ...token, name: "Laptop" }, secret }];
    },
  });

  await user.click(await screen.findByRole("button", { name: "New token" }));
  const dialog = screen.getByRole("dialog");
  await user.type(within(dialog).getByLabelText("Name"), "Laptop");
  await user.click(within(dialog).getByLabelText(/^Read/));
  await user.click(within(dialog).getByRole("button", { name: "Create token" }));

  expect(await screen.findByText(secret)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Copy" }));
  expect(await navigator.clipboard.readText()).toBe(secret);
  expect(sent).toEqual([{ name: "Laptop", scopes: ["observe", "read"], expiresAt: null }]);
  await user.click(screen.getByRole("button", { name: "Done" }));
  expect(screen.queryByText(secret)).toBeNull();
});

test("a token without a name or a purpose is not made", async () => {
  const { calls } = renderApp("/account", page);

  await userEvent.click(await screen.findByRole("button", { name: "New token" }));
  await userEvent.click(screen.getByLabelText(/^Report prices/));
  await userEvent.click(screen.getByRole("button", { name: "Create token" }));

  expect(screen.getByText("Give the token a name.")).toBeTruthy();
  expect(screen.getByText("Choose at least one.")).toBeTruthy();
  expect(calls).not.toContain("POST /account/tokens");
});

test("only an administrator is offered to collect for everybody", async () => {
  renderApp("/account", {
    ...page,
    "GET /account": [200, { account: { ...account, admin: true } }],
  });

  await userEvent.click(await screen.findByRole("button", { name: "New token" }));

  expect(screen.getByLabelText(/^Collect for everybody/)).toBeTruthy();
});

test("a token is revoked only after a question", async () => {
  const { calls } = renderApp("/account", { ...page, "DELETE /account/tokens/t1": [204] });

  await userEvent.click(await screen.findByRole("button", { name: "Revoke My browser" }));
  await userEvent.click(screen.getByRole("button", { name: "Keep it" }));
  expect(calls).not.toContain("DELETE /account/tokens/t1");
  await userEvent.click(screen.getByRole("button", { name: "Revoke My browser" }));
  await userEvent.click(screen.getByRole("button", { name: "Revoke" }));

  expect(calls).toContain("DELETE /account/tokens/t1");
});

test("a chosen file is sent, and its result tells what was refused", async () => {
  let imports: unknown[] = [];
  const { calls } = renderApp("/account", {
    ...page,
    "GET /imports": () => [200, { imports }],
    "POST /imports": [202, { import: { ...done, state: "waiting" } }],
  });

  const input = await screen.findByLabelText("Choose a file, or drop it here");
  imports = [done];
  await userEvent.upload(input, new File(["item,price,seen_at\n"], "prices.csv"));

  expect(await screen.findByText("6 rows new, 3 already known, 1 refused")).toBeTruthy();
  expect(calls).toContain("POST /imports");
  const link = screen.getByRole("link", { name: "Download the 1 row refused" });
  expect(link.getAttribute("href")).toBe("/api/v1/imports/i1/refused");
});

test("an import under way shows how far it is", async () => {
  renderApp("/account", {
    ...page,
    "GET /imports": [200, { imports: [{ ...done, state: "running", done: 4, rows: 10 }] }],
  });

  expect(await screen.findByText("4 of 10 rows")).toBeTruthy();
  expect(screen.getByRole("progressbar").getAttribute("value")).toBe("4");
  expect(screen.getByLabelText("An import is under way").hasAttribute("disabled")).toBe(true);
});

test("an empty file is not sent", async () => {
  const { calls } = renderApp("/account", page);

  await userEvent.upload(
    await screen.findByLabelText("Choose a file, or drop it here"),
    new File([], "empty.csv"),
  );

  expect(screen.getByText("This file is empty.")).toBeTruthy();
  expect(calls).not.toContain("POST /imports");
});
