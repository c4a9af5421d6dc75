import type { Verdict } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import { messages as words } from "./verdict-messages";

/** The period of the server's percentages. */
const PERIOD_DAYS = 90;

/** The server judges no price that it has seen for less. */
const DAYS_TO_JUDGE = 14;

/** What to make of the price, always with the numbers it rests on. */
export function verdictSentence(verdict: Verdict, currency: string): string {
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
      return usual(percentOfDays, days ?? PERIOD_DAYS);
    case "high":
      return comparedPrice === null || comparedAt === null
        ? words.high
        : words.highCompared(formatMoney(comparedPrice, currency), formatTime(comparedAt, "day"));
    case "never-changed":
      return day === null ? words.tooEarly : words.neverChanged(day);
    case "too-early":
      return tooEarly(days ?? 0);
    case "stale":
      return since === null ? words.stale : words.staleSince(formatTime(since, "relative"));
  }
}

function usual(percentOfDays: number | null, days: number): string {
  if (percentOfDays === null) return words.usual;
  return percentOfDays === 0 ? words.usualNeverDearer(days) : words.usualOf(percentOfDays, days);
}

/** After two weeks it is no longer the time that is wanting. */
function tooEarly(days: number): string {
  if (days === 0) return words.tooEarly;
  return days < DAYS_TO_JUDGE ? words.tooEarlyDays(days) : words.tooFewPrices(days);
}
