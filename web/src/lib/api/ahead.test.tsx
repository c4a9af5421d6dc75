import { expect, test, vi } from "vitest";
import { askAhead, takeAhead } from "./ahead";

const address = (path: string) => `${window.location.origin}/api/v1${path}`;

/** A server that knows whether somebody is logged in; the calls it got. */
function serve(loggedIn: boolean): string[] {
  const calls: string[] = [];
  vi.spyOn(window, "fetch").mockImplementation(async (input) => {
    calls.push(String(input));
    return new Response("{}", { status: loggedIn ? 200 : 401 });
  });
  return calls;
}

test("an answer that was asked ahead is taken once", async () => {
  serve(true);
  askAhead(["/watches?limit=30"]);

  const taken = await takeAhead(new Request(address("/watches?limit=30")));
  expect(taken?.status).toBe(200);
  expect(await takeAhead(new Request(address("/watches?limit=30")))).toBeNull();
  expect(await takeAhead(new Request(address("/watches?limit=10")))).toBeNull();
});

test("nothing but the account is asked for a visitor", async () => {
  const calls = serve(false);
  askAhead(["/watches?limit=30"]);

  expect(await takeAhead(new Request(address("/watches?limit=30")))).toBeNull();
  expect((await takeAhead(new Request(address("/account"))))?.status).toBe(401);
  expect(calls).toEqual([address("/account")]);
});

test("a change is never taken for an answer", async () => {
  serve(true);
  askAhead(["/watches"]);
  expect(await takeAhead(new Request(address("/watches"), { method: "POST" }))).toBeNull();
});
