import type { ItemPage, Verdict } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import { compare, formatMoney, percentChange, subtract } from "@/lib/money";
import { formatShare } from "@/lib/numbers";
import { messages } from "./messages";

/** The period of the server's percentages. */
const PERIOD_DAYS = 90;

/** What to make of the price, always with the numbers it rests on. */
export function verdictSentence(verdict: Verdict, currency: string): string {
  const words = messages.verdicts;
  const { since, days, percentOfDays, comparedPrice, comparedAt } = verdict;
  const day = since === null ? null : formatTime(since, "day");
  switch (verdict.kind) {
    case "lowest-ever":
      return day === null ? words.goodPlain : words.lowestEver(day);
    case "good":
      return percentOfDays === null
        ? words.goodPlain
        : words.good(percentOfDays, days ?? PERIOD_DAYS);
    case "usual":
      return percentOfDays === null
        ? words.usual
        : words.usualOf(percentOfDays, days ?? PERIOD_DAYS);
    case "high":
      return comparedPrice === null || comparedAt === null
        ? words.high
        : words.highCompared(formatMoney(comparedPrice, currency), formatTime(comparedAt, "day"));
    case "never-changed":
      return day === null ? words.tooEarly : words.neverChanged(day);
    case "too-early":
      return days === null || days === 0 ? words.tooEarly : words.tooEarlyDays(days);
    case "stale":
      return since === null ? words.stale : words.staleSince(formatTime(since, "relative"));
  }
}

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
