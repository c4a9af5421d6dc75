import type { Alert } from "@/lib/api/types";
import { formatMoney } from "@/lib/money";
import { formatShare } from "@/lib/numbers";
import { messages } from "./messages";

/** What of an alert says when it fires. */
export type Condition = Pick<Alert, "kind" | "amount" | "currency" | "percent" | "days" | "since">;

/** A condition as a sentence without its full stop. */
export function conditionWords(condition: Condition): string {
  const { kind, percent, days } = condition;
  switch (kind) {
    case "target-price":
      return messages.atOrBelow(money(condition));
    case "price-drop": {
      const drop = percent === null ? money(condition) : formatShare(percent / 100);
      return condition.since === "last-alert"
        ? messages.dropSinceLast(drop)
        : messages.dropSinceAdded(drop);
    }
    case "new-lowest":
      return days === null ? messages.lowestEver : messages.lowestInDays(days);
    case "good-price":
      return messages.goodPrice;
    case "back-in-stock":
      return messages.backInStock;
    case "flash-sale":
      return percent ? messages.realFlashSale(formatShare(percent / 100)) : messages.anyFlashSale;
    case "announced-flash-sale":
      return messages.announcedSale;
    case "any-change":
      return messages.anyChange;
  }
}

function money({ amount, currency }: Condition): string {
  return amount !== null && currency !== null ? formatMoney(amount, currency) : "";
}

/** The sentence of an alert, with whether it looks at one variation alone. */
export function alertWords(alert: Alert): string {
  const words = conditionWords(alert);
  return alert.model === null || alert.model === "0"
    ? words
    : `${words} (${messages.oneVariation})`;
}
