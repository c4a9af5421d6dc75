import type { Statistics } from "@/lib/api/types";
import { formatMoney, formatPercent } from "@/lib/money";
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
        <dd className={realDiscount === null ? styles.none : styles.number}>
          {realDiscount === null
            ? priorPrice === null
              ? messages.realNone
              : messages.realUnknown
            : formatPercent(-realDiscount)}
        </dd>
        {realDiscount !== null && priorPrice !== null && (
          <dd className={styles.note}>
            {messages.realNote(formatMoney(priorPrice, currency), priorPriceDays)}
          </dd>
        )}
      </div>
    </dl>
  );
}
