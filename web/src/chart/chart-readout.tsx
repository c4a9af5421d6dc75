import { formatDuration, formatTime } from "@/lib/dates";
import { formatMoney, formatPercent, percentChange } from "@/lib/money";
import { messages } from "./messages";
import styles from "./price-chart.module.css";
import { type PriceStep, type Segment, stepAt } from "./segments";

interface ChartReadoutProps {
  steps: readonly PriceStep[];
  segments: readonly Segment[];
  currency: string;
  moment: number;
  now: number;
}

/** What the chart says at one moment, in words. It stands in one place, where no finger covers it. */
export function ChartReadout({ steps, segments, currency, moment, now }: ChartReadoutProps) {
  const index = stepAt(steps, moment);
  const step = steps[index];
  if (!step) return <p className={styles.readout}>&nbsp;</p>;
  const before = steps[index - 1];
  const next = steps[index + 1];
  const percent = before ? percentChange(before.price, step.price) : null;
  const kind = segments.find(({ from, to }) => moment >= from && moment <= to)?.kind;
  const length = formatDuration((next?.at ?? now) - step.at);
  const facts = [
    formatTime(step.at, "minute"),
    percent ? messages.before(formatPercent(percent)) : null,
    next ? messages.heldFor(length) : messages.holdsSince(length),
    step.flashSale ? messages.flashSale : null,
    kind === "unseen" ? messages.unseen : kind === "sold-out" ? messages.soldOut : null,
  ];
  return (
    <p className={styles.readout}>
      <strong>{formatMoney(step.price, currency)}</strong> · {facts.filter(Boolean).join(" · ")}
    </p>
  );
}
