import { Link } from "@tanstack/react-router";
import type { Item } from "@/lib/api/types";
import { Countdown } from "@/lib/flash-sale/countdown";
import { phaseOf } from "@/lib/flash-sale/phases";
import styles from "./flash-sales-panel.module.css";
import { messages } from "./messages";

/** The flash sale that has the item now, or will have it next. */
export function FlashSessionLine({ item }: { item: Item }) {
  const session = item.flashSaleSession;
  if (session === null || phaseOf(session, Date.now()) === "over") return null;
  const running = phaseOf(session, Date.now()) === "running";
  return (
    <div className={styles.session}>
      <p>
        <Link
          to="/flash-sales/$region/$sessionId"
          params={{ region: item.region, sessionId: session.sessionId }}
        >
          {running ? messages.inFlashSale : messages.inNextFlashSale}
        </Link>
        {!running && session.hiddenPrice !== null && (
          <> {messages.hiddenPrice(session.hiddenPrice)}</>
        )}
      </p>
      <Countdown session={session} />
    </div>
  );
}
