import { formatDuration, formatTime } from "@/lib/dates";
import { compare, formatMoney, formatPercent, percentChange, subtract } from "@/lib/money";
import { messages } from "./messages";
import styles from "./price-chart.module.css";
import { type PriceStep, type Segment, segmentAt, stepAt } from "./segments";

interface ChartReadoutProps {
  steps: readonly PriceStep[];
  segments: readonly Segment[];
  currency: string;
  moment: number;
  now: number;
  /** When the item was last seen, if the shop has removed it since. */
  endedAt: number | null;
}

/** What the chart says at one moment, in words. It stands above the chart, where no finger covers it. */
export function ChartReadout({
  steps,
  segments,
  currency,
  moment,
  now,
  endedAt,
}: ChartReadoutProps) {
  const index = stepAt(steps, moment);
  const step = steps[index];
  if (!step) return <p className={styles.readout}>&nbsp;</p>;
  const before = steps[index - 1];
  const next = steps[index + 1];
  const kind = segmentAt(segments, moment)?.kind;
  const length = formatDuration((next?.at ?? endedAt ?? now) - step.at);
  const facts = [
    formatTime(step.at, "minute"),
    next || endedAt !== null ? messages.heldFor(length) : messages.holdsSince(length),
    step.flashSale ? messages.flashSale : null,
    kind === "unseen" ? messages.unseen : kind === "sold-out" ? messages.soldOut : null,
    step.source ?? null,
  ];
  return (
    <p className={styles.readout}>
      <span className={styles.reading}>
        <strong>{formatMoney(step.price, currency)}</strong>
        {before && <Difference from={before.price} to={step.price} currency={currency} />}
      </span>
      <span>{facts.filter(Boolean).join(" · ")}</span>
    </p>
  );
}

function Difference({ from, to, currency }: { from: string; to: string; currency: string }) {
  const direction = compare(to, from);
  if (direction === 0) return null;
  const amount = direction > 0 ? subtract(to, from) : subtract(from, to);
  const percent = percentChange(from, to);
  return (
    <span className={direction > 0 ? styles.up : styles.down}>
      <span aria-hidden="true">{direction > 0 ? "▴" : "▾"} </span>
      {direction > 0 ? "+" : "−"}
      {formatMoney(amount, currency)}
      {percent !== null && ` (${formatPercent(percent)})`}
    </span>
  );
}
