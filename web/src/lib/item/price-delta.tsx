import { formatPercent, percentChange } from "@/lib/money";
import styles from "./price-delta.module.css";

/** By how much a price moved: an arrow, a percentage, and words for those who see neither. */
export function PriceDelta({ from, to, period }: { from: string; to: string; period: string }) {
  const percent = percentChange(from, to);
  if (percent === null) return null;
  const tone = percent < 0 ? styles.down : percent > 0 ? styles.up : styles.flat;
  return (
    <span className={`${styles.delta} ${tone}`}>
      <span aria-hidden="true">{percent < 0 ? "▾" : percent > 0 ? "▴" : "–"}</span>{" "}
      {formatPercent(percent)} <span className={styles.period}>{period}</span>
    </span>
  );
}
