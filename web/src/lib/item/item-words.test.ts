import { expect, test } from "vitest";
import { itemName } from "./item-words";

test("a name keeps its own script and loses what would turn around the text after it", () => {
  expect(itemName({ name: "\u202E50% \u2066off\u2069", itemId: "1" })).toBe("50% off");
  expect(itemName({ name: "หูฟัง ไร้สาย", itemId: "1" })).toBe("หูฟัง ไร้สาย");
});

test("an item without a name is called by its number", () => {
  expect(itemName({ name: null, itemId: "42" })).toBe("Item 42");
});
