import { expect, test } from "vitest";
import type { Item, ProgressEvent } from "@/lib/api/types";
import { outcomeOf } from "./progress";

const pending: Pick<Item, "price" | "state"> = { price: null, state: "pending" };

function heard(event: Partial<ProgressEvent>) {
  const whole: ProgressEvent = {
    itemKey: "sg.1.2",
    at: "2026-11-23T00:00:00.000Z",
    step: "result",
    ...event,
  };
  return { event: whole, heardAt: 0 };
}

test("a new item is being looked up until something is heard", () => {
  expect(outcomeOf(pending, undefined)).toBe("looking");
  expect(outcomeOf(pending, heard({ step: "looking-it-up" }))).toBe("looking");
});

test("an item with a price is found, whatever was heard before", () => {
  const known: Pick<Item, "price" | "state"> = {
    price: { amount: "1.00", currency: "SGD" },
    state: "blocked",
  };
  expect(outcomeOf(known, heard({ reason: "blocked" }))).toBe("found");
});

test.each([
  [{ price: { amount: "1.00", currency: "SGD" } }, "found"],
  [{ reason: "blocked" }, "blocked"],
  [{ reason: "unreachable" }, "unreachable"],
  [{ reason: "refused-answer" }, "checking"],
  [{ reason: "second-look" }, "checking"],
  [{ reason: "gone" }, "gone"],
  [{ reason: "no-source" }, "waiting-for-source"],
] as const)("a first result %j means %s", (event, expected) => {
  expect(outcomeOf(pending, heard(event))).toBe(expected);
});

test.each(["blocked", "waiting-for-source", "gone", "checking"] as const)(
  "the server's own word %s needs no event",
  (state) => {
    expect(outcomeOf({ price: null, state }, undefined)).toBe(state);
  },
);
