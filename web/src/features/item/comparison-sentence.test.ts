import { expect, test } from "vitest";
import type { Statistics, Verdict } from "@/lib/api/types";
import { comparisonSentence } from "./comparison-sentence";

const silent: Omit<Verdict, "kind"> = {
  since: null,
  days: null,
  percentOfDays: null,
  comparedPrice: null,
  comparedAt: null,
  looks: null,
};

test.each<[Verdict["kind"], string, string | null, string | null]>([
  ["lowest-ever", "112.90", "144.50", "RM31.60 (22%) below its average of 90 days, RM144.50"],
  ["high", "150.00", "120.00", "RM30.00 (25%) above its average of 90 days, RM120.00"],
  ["usual", "100.10", "100.00", "About its average of 90 days, RM100.00"],
  ["good", "100.00", null, null],
  ["stale", "112.90", "144.50", null],
  ["too-early", "112.90", "144.50", null],
])("%s at %s against an average of %s reads %s", (kind, amount, average90d, sentence) => {
  const price = { amount, currency: "MYR" };
  const statistics = { average90d } as Statistics;
  const verdict = { ...silent, kind };
  expect(comparisonSentence({ price, statistics, verdict, currency: "MYR" })).toBe(sentence);
});
