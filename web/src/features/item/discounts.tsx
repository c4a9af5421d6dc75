import type { Statistics } from "@/lib/api/types";
import { formatMoney, formatPercent } from "@/lib/money";
import { formatShare } from "@/lib/numbers";
import styles from "./discounts.module.css";
import { messages } from "./messages";

/** What the shop claims, and what it is against the prices that were really asked, side by side. */
export function Discounts({ statistics, currency }: { statistics: Statistics; currency: string }) {
  const { claimedDiscount, realDiscount, priorPrice, priorPriceDays } = statistics;
  return (
    <dl className={styles.discounts}>
      <div>
        <dt>{messages.claimed}</dt>
        <dd className={claimedDiscount ? styles.number : styles.none}>
          {claimedDiscount ? formatPercent(-claimedDiscount) : messages.claimedNone}
        </dd>
        {claimedDiscount ? <dd className={styles.note}>{messages.claimedNote}</dd> : null}
      </div>
      <div>
        <dt>{messages.real}</dt>
        <RealDiscount percent={realDiscount} isCut={priorPrice !== null} />
        {realDiscount !== null && priorPrice !== null && (
          <dd className={styles.note}>
            {messages.realNote(formatMoney(priorPrice, currency), priorPriceDays)}
          </dd>
        )}
      </div>
    </dl>
  );
}

/** A "discount" that is dearer than before is called so; a plus sign before its number would read as one. */
function RealDiscount({ percent, isCut }: { percent: number | null; isCut: boolean }) {
  if (percent === null) {
    return <dd className={styles.none}>{isCut ? messages.realUnknown : messages.realNone}</dd>;
  }
  if (percent > 0) return <dd className={styles.number}>{formatPercent(-percent)}</dd>;
  return (
    <dd className={styles.dearer}>
      {percent === 0 ? messages.realSame : messages.realDearer(formatShare(-percent / 100))}
    </dd>
  );
}
