import { expect, test } from "vitest";
import type { ListedWatch } from "@/lib/api/types";
import { listCsv } from "./list-csv";

const watch = {
  addedAt: "2026-11-23T08:00:00Z",
  targetPrice: "99.00",
  tags: ["gift", "kitchen"],
  item: {
    url: "https://shopee.sg/product/1/2",
    name: "Kettle",
    price: { amount: "129.00", currency: "SGD" },
    currency: "SGD",
  },
} as ListedWatch;

test("a list is a table that a spreadsheet reads", () => {
  expect(listCsv([watch])).toBe(
    "link,name,price,currency,target_price,tags,added_at\r\n" +
      "https://shopee.sg/product/1/2,Kettle,129.00,SGD,99.00,gift kitchen,2026-11-23T08:00:00Z\r\n",
  );
});

test.each([
  ['Pot, "large"', '"Pot, ""large"""'],
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["two\nlines", '"two\nlines"'],
])("the name %j does no harm", (name, cell) => {
  expect(listCsv([{ ...watch, item: { ...watch.item, name } }])).toContain(`,${cell},129.00`);
});
