import { expect, test } from "vitest";
import type { Verdict } from "@/lib/api/types";
import { verdictSentence } from "./verdict-sentence";

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
  [{ kind: "usual", percentOfDays: 0, days: 90 }, "The usual price: never dearer in 90 days"],
  [{ kind: "too-early", days: 187 }, "Too early to say: too few prices in 187 days"],
  [{ kind: "too-early", days: 1 }, "Too early to say: observed for 1 day"],
  [{ kind: "stale" }, "The price is old"],
])("%j reads %s", (verdict, sentence) => {
  expect(verdictSentence({ ...silent, ...verdict }, "MYR")).toBe(sentence);
});
