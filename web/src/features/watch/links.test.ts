import { expect, test } from "vitest";
import { isLink, linksIn, sharedLink } from "./links";

test("links are found in any text, each once", () => {
  const text = `Look: https://shopee.sg/a-i.1.2, and\nhttps://shopee.sg/product/1/3 https://shopee.sg/product/1/3`;

  expect(linksIn(text)).toEqual(["https://shopee.sg/a-i.1.2,", "https://shopee.sg/product/1/3"]);
  expect(linksIn("no link at all")).toEqual([]);
});

test("an app may share its link as an address, a text or a title", () => {
  expect(sharedLink({ url: "https://shopee.sg/product/1/2" })).toBe(
    "https://shopee.sg/product/1/2",
  );
  expect(sharedLink({ text: "Nice! https://shopee.sg/product/1/2" })).toBe(
    "https://shopee.sg/product/1/2",
  );
  expect(sharedLink({ url: "shopee.sg/product/1/2" })).toBe("shopee.sg/product/1/2");
  expect(sharedLink({})).toBe("");
});

test.each([
  "https://shopee.sg/x-i.1.2",
  "shopee.sg/product/1/2",
  "lazada.sg",
  "Look at https://shopee.sg/x-i.1.2 please",
  "http://127.0.0.1:8081/Lamp-i.1.2",
])("%s is meant as a link", (text) => {
  expect(isLink(text)).toBe(true);
});

test.each(["bowl", "USB 3.0 hub", "2245175584", "1.5 l kettle", "black/white shoes"])(
  "%s is words to search for",
  (text) => {
    expect(isLink(text)).toBe(false);
  },
);
