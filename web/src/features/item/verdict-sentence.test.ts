import { expect, test } from "vitest";
import type { Statistics, Verdict } from "@/lib/api/types";
import { comparisonSentence, verdictSentence } from "./verdict-sentence";

const silent: Omit<Verdict, "kind"> = {
  since: null,
  days: null,
  percentOfDays: null,
  comparedPrice: null,
  comparedAt: null,
  looks: null,
};

test.each<[Partial<Verdict> & Pick<Verdict, "kind">, string]>([
  [{ kind: "lowest-ever", since: "2025-01-12T12:00:00Z" }, "Lowest ever since Jan 12, 2025"],
  [{ kind: "good", percentOfDays: 83, days: 90 }, "Good: cheaper than on 83% of 90 days"],
  [{ kind: "usual" }, "The usual price"],
  [
    { kind: "high", comparedPrice: "99.00", comparedAt: "2026-11-11T12:00:00Z" },
    "High: it was RM99.00 on Nov 11, 2026",
  ],
  [{ kind: "never-changed", since: "2026-03-03T12:00:00Z" }, "Never changed since Mar 3, 2026"],
  [{ kind: "too-early", days: 4 }, "Too early to say: observed for 4 days"],
  [{ kind: "too-early", days: 1 }, "Too early to say: observed for 1 day"],
  [{ kind: "stale" }, "The price is old"],
])("%j reads %s", (verdict, sentence) => {
  expect(verdictSentence({ ...silent, ...verdict }, "MYR")).toBe(sentence);
});

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
