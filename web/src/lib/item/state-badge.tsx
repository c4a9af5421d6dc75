import type { ItemState } from "@/lib/api/types";
import { messages } from "@/lib/messages";
import styles from "./state-badge.module.css";

/**
 * How an item's price checks stand; an item that is up to date needs no badge. What to do about it, where the server says
 * so, shows when the pointer rests on the badge; the item's own page says it in full.
 */
export function StateBadge({ state, detail }: { state: ItemState; detail?: string | null }) {
  if (state === "ok") return null;
  const tone = state === "pending" ? "calm" : state === "gone" ? "over" : "amber";
  return (
    <span className={`${styles.badge} ${styles[tone]}`} title={detail ?? undefined}>
      {messages.stateNames[state]}
    </span>
  );
}

/** Whether it can be bought, and whether it is in a flash sale. */
export function StockBadge({
  inStock,
  flashSale,
}: {
  inStock: boolean | null;
  flashSale: boolean;
}) {
  return (
    <>
      {flashSale && <span className={`${styles.badge} ${styles.flash}`}>{messages.flashSale}</span>}
      {inStock === false && (
        <span className={`${styles.badge} ${styles.over}`}>{messages.soldOut}</span>
      )}
    </>
  );
}
