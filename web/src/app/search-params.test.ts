import { describe, expect, test } from "vitest";
import { flashSalesOf, itemOf, itemsOf, loginOf, searchOf, sessionOf } from "./search-params";

test("unknown and broken values are ignored", () => {
  expect(itemsOf({ q: "", sort: "cheapest", page: 3 })).toEqual({});
  expect(searchOf({ q: 7, region: "__proto__" })).toEqual({});
  expect(itemOf({ range: "2y", model: "abc" })).toEqual({});
  expect(flashSalesOf({ region: "xx", day: "2026-13-45" })).toEqual({});
  expect(sessionOf({ sort: "cheapest" })).toEqual({});
});

test("known values pass, the longest ids unrounded", () => {
  expect(itemsOf({ q: "phone", sort: "drop30d" })).toEqual({ q: "phone", sort: "drop30d" });
  expect(itemOf({ range: "all", model: "9223372036854775807" })).toEqual({
    range: "all",
    model: "9223372036854775807",
  });
  expect(searchOf({ region: "sg" })).toEqual({ region: "sg" });
  expect(flashSalesOf({ region: "demo", day: "2026-11-23" })).toEqual({
    region: "demo",
    day: "2026-11-23",
  });
  expect(sessionOf({ sort: "price" })).toEqual({ sort: "price" });
});

describe("the way back after logging in", () => {
  test("is a page of our own", () => {
    expect(loginOf({ redirect: "/items/sg.1.2?range=all" }).redirect).toBe(
      "/items/sg.1.2?range=all",
    );
  });

  test.each(["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "is never %s",
    (redirect) => {
      expect(loginOf({ redirect })).toEqual({});
    },
  );
});
