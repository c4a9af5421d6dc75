import type { ItemPage } from "@/lib/api/types";
import { verdictSentence } from "@/lib/item/verdict-sentence";
import { comparisonSentence } from "./comparison-sentence";
import styles from "./verdict-box.module.css";

/** What to make of the price, and how far it is from what it usually was. */
export function VerdictBox({ page }: { page: ItemPage }) {
  const { verdict, currency } = page;
  const comparison = comparisonSentence(page);
  return (
    <div className={`${styles.verdict} ${styles[verdict.kind] ?? ""}`}>
      <p className={styles.sentence}>{verdictSentence(verdict, currency)}</p>
      {comparison !== null && <p className={styles.comparison}>{comparison}</p>}
    </div>
  );
}
