import { expect, test } from "vitest";
import { itemIdIn } from "./item-id";

test.each([
  ["2245175584", "2245175584"],
  ["iphone", null],
  ["2025", null],
  ["0245175584", null],
  ["1234567890123456", null],
])("%j is searched as id %j", (text, id) => {
  expect(itemIdIn(text)).toBe(id);
});
