import { messages } from "@/lib/messages";
import { formatPercent, percentChange } from "@/lib/money";
import styles from "./price-delta.module.css";

/** By how much a price moved: an arrow, a percentage, and words for those who see neither. */
export function PriceDelta({ from, to, period }: { from: string; to: string; period: string }) {
  const percent = percentChange(from, to);
  if (percent === null) return null;
  if (percent === 0) {
    return (
      <span className={`${styles.delta} ${styles.flat}`}>
        {messages.unchangedIn} <span className={styles.period}>{period}</span>
      </span>
    );
  }
  const tone = percent < 0 ? styles.down : styles.up;
  return (
    <span className={`${styles.delta} ${tone}`}>
      <span aria-hidden="true">{percent < 0 ? "▾" : "▴"}</span> {formatPercent(percent)}{" "}
      <span className={styles.period}>{period}</span>
    </span>
  );
}
