import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { type Replies, type Reply, renderApp } from "@/app/testing/render-app";
import { leave } from "@/lib/session/leave";

vi.mock("@/lib/session/leave", () => ({ leave: vi.fn() }));

const page: Replies = {
  "GET /account/sessions": [200, { sessions: [] }],
  "GET /account/tokens": [200, { tokens: [] }],
  "GET /imports": [200, { imports: [] }],
};

async function deleteWith(reply: Reply) {
  const user = userEvent.setup();
  const { calls } = renderApp("/account", { ...page, "POST /account/delete": reply });
  await user.click(await screen.findByRole("button", { name: "Delete account" }));
  await user.click(screen.getByRole("button", { name: "Delete for ever" }));
  expect(screen.getByText("Enter your password.")).toBeTruthy();
  expect(calls).not.toContain("POST /account/delete");
  const field = screen.getAllByLabelText("Current password").at(-1) as HTMLElement;
  await user.type(field, "correct horse");
  await user.click(screen.getByRole("button", { name: "Delete for ever" }));
}

test("an account goes after its password was given, and so does its owner", async () => {
  await deleteWith([204]);
  await expect.poll(() => vi.mocked(leave).mock.calls.length).toBe(1);
});

test("a wrong password deletes nothing", async () => {
  await deleteWith([
    422,
    { code: "invalid-value", errors: [{ field: "currentPassword", message: "wrong" }] },
  ]);
  expect(await screen.findByText("This is not your password.")).toBeTruthy();
});

test("the last administrator has to find another one first", async () => {
  await deleteWith([409, { code: "last-administrator" }]);
  expect(await screen.findByText(/You are the only administrator here/)).toBeTruthy();
});
