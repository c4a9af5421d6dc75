import type { Verdict } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
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
