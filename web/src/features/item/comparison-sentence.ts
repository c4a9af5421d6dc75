import type { ItemPage, Verdict } from "@/lib/api/types";
import { compare, formatMoney, percentChange, subtract } from "@/lib/money";
import { formatShare } from "@/lib/numbers";
import { messages } from "./messages";

/** Those that say something of how high the price is. */
const judging: ReadonlySet<Verdict["kind"]> = new Set(["lowest-ever", "good", "usual", "high"]);

/** How far the price is from its average of 90 days; null where the verdict says nothing of it. */
export function comparisonSentence({
  price,
  statistics,
  verdict,
  currency,
}: Pick<ItemPage, "price" | "statistics" | "verdict" | "currency">): string | null {
  const average = statistics.average90d;
  if (price === null || average === null || !judging.has(verdict.kind)) return null;
  const words = messages.comparison;
  const usual = formatMoney(average, currency);
  const percent = percentChange(average, price.amount) ?? 0;
  if (percent === 0) return words.asUsual(usual);
  const dearer = compare(price.amount, average) > 0;
  const difference = dearer ? subtract(price.amount, average) : subtract(average, price.amount);
  const [amount, share] = [formatMoney(difference, currency), formatShare(Math.abs(percent) / 100)];
  return dearer ? words.above(amount, share, usual) : words.below(amount, share, usual);
}
