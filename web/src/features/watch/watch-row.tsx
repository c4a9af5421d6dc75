import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { Sparkline } from "@/chart/sparkline";
import type { WatchedItem } from "@/lib/api/types";
import { ItemPicture } from "@/lib/item/item-picture";
import { itemName } from "@/lib/item/item-words";
import { LastSeen } from "@/lib/item/last-seen";
import { PriceDelta } from "@/lib/item/price-delta";
import { StateBadge, StockBadge } from "@/lib/item/state-badge";
import { formatMoney } from "@/lib/money";
import { regions } from "@/lib/regions";
import { messages } from "./messages";
import styles from "./watch-row.module.css";

/** An item of one's list. Everything in the row leads to the item; its name is the link. */
export const WatchRow = memo(function WatchRow({ item, now }: { item: WatchedItem; now: number }) {
  return (
    <li className={styles.row}>
      <ItemPicture url={item.imageUrl} size="small" />
      <div className={styles.about}>
        <Link to="/items/$itemKey" params={{ itemKey: item.itemKey }} className={styles.name}>
          {itemName(item)}
        </Link>
        <p className={styles.facts}>
          <span>{regions[item.region].name}</span>
          <StateBadge state={item.state} detail={item.stateDetail} />
          <StockBadge inStock={item.inStock} flashSale={item.flashSale} />
          {item.state !== "pending" && <LastSeen item={item} />}
        </p>
      </div>
      <div className={styles.chart}>
        {item.recent.length > 0 && <Sparkline points={item.recent} now={now} />}
      </div>
      <div className={styles.money}>
        {item.price ? (
          <p className={styles.price}>{formatMoney(item.price.amount, item.price.currency)}</p>
        ) : (
          <p className={styles.noPrice}>{messages.priceUnknown}</p>
        )}
        {item.price && item.price30dAgo && (
          <PriceDelta
            from={item.price30dAgo.amount}
            to={item.price.amount}
            period={messages.over30Days}
          />
        )}
      </div>
    </li>
  );
});
