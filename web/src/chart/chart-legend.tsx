import { messages } from "./messages";
import styles from "./price-chart.module.css";
import type { Segment } from "./segments";

/** Names the lines that this chart has. */
export function ChartLegend({ segments }: { segments: readonly Segment[] }) {
  const has = (kind: Segment["kind"]) => segments.some((segment) => segment.kind === kind);
  return (
    <figcaption className={styles.legend}>
      <span className={styles.seen}>{messages.legendPrice}</span>
      {segments.some(({ listPrice }) => listPrice !== null) && (
        <span className={styles.listPrice}>{messages.legendListPrice}</span>
      )}
      {has("unseen") && <span className={styles.unseen}>{messages.legendUnseen}</span>}
      {has("sold-out") && <span className={styles.soldOut}>{messages.legendSoldOut}</span>}
    </figcaption>
  );
}
