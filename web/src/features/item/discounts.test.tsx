import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Statistics } from "@/lib/api/types";
import { Discounts } from "./discounts";

function discounts(realDiscount: number | null, priorPrice: string | null) {
  const statistics = { claimedDiscount: 56, realDiscount, priorPrice, priorPriceDays: 30 };
  render(<Discounts statistics={statistics as Statistics} currency="SGD" />);
}

test("a price that is lower than before the cut has a real discount", () => {
  discounts(24, "149.00");

  expect(screen.getByText("−24%")).toBeTruthy();
  expect(screen.getByText(/against S\$149.00, the lowest price/)).toBeTruthy();
});

test("a price that is higher than before the cut has none, whatever the shop claims", () => {
  discounts(-78, "259.00");

  expect(screen.getByText("−56%")).toBeTruthy();
  expect(screen.getByText("None: 78% dearer")).toBeTruthy();
});

test("without a cut there is no discount to speak of", () => {
  discounts(null, null);

  expect(screen.getByText("No cut is running")).toBeTruthy();
});
