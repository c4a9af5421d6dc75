import type { ReactNode } from "react";
import type { Mark } from "./layers";
import { messages } from "./messages";
import styles from "./price-chart.module.css";
import type { Segment } from "./segments";
import type { Layer } from "./use-hidden-layers";

interface ChartLegendProps {
  segments: readonly Segment[];
  hasFlashSales: boolean;
  marks: readonly Mark[];
  hidden: ReadonlySet<Layer>;
  onToggle: (layer: Layer) => void;
  fromZero: boolean;
  onFromZero: (fromZero: boolean) => void;
}

/** Names the lines that this chart has; what is beside the price itself can be switched off. */
export function ChartLegend({
  segments,
  hasFlashSales,
  marks,
  hidden,
  onToggle,
  fromZero,
  onFromZero,
}: ChartLegendProps) {
  const has = (kind: Segment["kind"]) => segments.some((segment) => segment.kind === kind);
  const toggle = (layer: Layer, children: ReactNode) => (
    <button
      type="button"
      key={layer}
      className={`${styles.entry} ${styles[layer]}`}
      aria-pressed={!hidden.has(layer)}
      onClick={() => onToggle(layer)}
    >
      {children}
    </button>
  );
  return (
    <figcaption className={styles.legend}>
      <span className={styles.entry}>{messages.legendPrice}</span>
      {has("unseen") && (
        <span className={`${styles.entry} ${styles.unseen}`}>{messages.legendUnseen}</span>
      )}
      {has("sold-out") && (
        <span className={`${styles.entry} ${styles.soldOut}`}>{messages.legendSoldOut}</span>
      )}
      {segments.some(({ listPrice }) => listPrice !== null) &&
        toggle("listPrice", messages.legendListPrice)}
      {hasFlashSales && toggle("flashSales", messages.legendFlashSales)}
      {marks.map(({ kind }) => toggle(kind, messages.marks[kind]))}
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={fromZero}
          onChange={({ target }) => onFromZero(target.checked)}
        />
        {messages.fromZero}
      </label>
    </figcaption>
  );
}
