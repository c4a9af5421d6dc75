import { expect, test } from "vitest";
import { history } from "@/app/testing/sample-items";
import { csvText } from "./export";

test("an exported file has the columns that an import takes, one row for each change", () => {
  const [head, ...rows] = csvText(history as never)
    .trimEnd()
    .split("\r\n");

  expect(head).toBe("item,model,price,currency,list_price,in_stock,flash_sale,seen_at");
  expect(rows).toHaveLength(history.changes.length);
  expect(rows[0]?.split(",")).toHaveLength(8);
  expect(rows[0]).toContain(history.changes[0]?.price);
});
