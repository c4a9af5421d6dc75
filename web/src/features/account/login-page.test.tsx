import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { account, type Replies, renderApp } from "@/app/testing/render-app";

const loggedOut: Replies = { "GET /account": [401, { code: "login-required" }] };

async function logIn(password: string) {
  await userEvent.type(await screen.findByLabelText("Username"), " Ada ");
  await userEvent.type(screen.getByLabelText("Password"), password);
  await userEvent.click(screen.getByRole("button", { name: "Log in" }));
}

test("a visitor is led to the login page, and back to where they wanted to go", async () => {
  const { router } = renderApp("/search?q=mouse", {
    ...loggedOut,
    "POST /auth/login": [200, { account, expiresAt: "2026-12-01T00:00:00.000Z" }],
    "GET /items": [200, { items: [], nextCursor: null }],
  });

  await logIn("correct horse");

  expect(await screen.findByRole("heading", { name: "Search all items" })).toBeTruthy();
  expect(router.state.location.href).toBe("/search?q=mouse");
});

test("usernames are sent in lower case, without the spaces around them", async () => {
  const sent: unknown[] = [];
  renderApp("/login", {
    ...loggedOut,
    "POST /auth/login": (body) => {
      sent.push(body);
      return [401, { code: "wrong-credentials" }];
    },
  });

  await logIn("correct horse");

  expect(await screen.findByText("The username or the password is wrong.")).toBeTruthy();
  expect(sent).toEqual([{ username: "ada", password: "correct horse" }]);
});

test("a password that cannot be right is not sent, and the field says why", async () => {
  const { calls } = renderApp("/login", loggedOut);

  await logIn("short");

  const field = screen.getByLabelText("Password");
  expect(document.activeElement).toBe(field);
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("Use at least 8 characters.")).toBeTruthy();
  expect(calls).not.toContain("POST /auth/login");
});

test("a server that is away is named as the reason", async () => {
  renderApp("/login", {
    ...loggedOut,
    "POST /auth/login": () => {
      throw new TypeError("network");
    },
  });

  await logIn("correct horse");

  expect(await screen.findByText(/server cannot be reached/)).toBeTruthy();
});

test("a closed installation offers no registration", async () => {
  renderApp("/register", {
    ...loggedOut,
    "GET /instance": [
      200,
      {
        version: "1",
        registration: "closed",
        setupRequired: false,
        demo: false,
        publicPages: false,
      },
    ],
  });

  expect(await screen.findByText(/Registration is closed/)).toBeTruthy();
  expect(screen.queryByLabelText("Username")).toBeNull();
});
