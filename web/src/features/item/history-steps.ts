import type { PriceStep } from "@/chart/segments";
import type { PriceHistory } from "@/lib/api/types";
import { messages as common } from "@/lib/messages";

/** A price history as the chart needs it. */
export function historySteps(history: PriceHistory): PriceStep[] {
  return history.changes.map((change) => ({
    at: Date.parse(change.at),
    price: change.price,
    listPrice: change.listPrice,
    inStock: change.stock !== "out",
    flashSale: change.flashSale,
    gapSeconds: change.gapSeconds,
    source: common.sourceNames[change.source],
  }));
}

/** Since when the price itself has been the same: stock or a before price may have changed in between. */
export function unchangedSince(steps: readonly PriceStep[]): number | null {
  const first = steps[0];
  return first && steps.every((step) => step.price === first.price) ? first.at : null;
}
