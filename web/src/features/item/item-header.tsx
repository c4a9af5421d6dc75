import type { ItemPage } from "@/lib/api/types";
import { formatDuration, formatTime, MINUTE } from "@/lib/dates";
import { ItemPicture } from "@/lib/item/item-picture";
import { isStale, itemName } from "@/lib/item/item-words";
import { LastSeen } from "@/lib/item/last-seen";
import { StateBadge, StockBadge } from "@/lib/item/state-badge";
import { messages as common } from "@/lib/messages";
import { compare, formatMoney } from "@/lib/money";
import { regions } from "@/lib/regions";
import { useNow } from "@/lib/ui/use-now";
import { Discounts } from "./discounts";
import styles from "./item-header.module.css";
import { messages } from "./messages";
import { ShareLink } from "./share-link";
import { VerdictBox } from "./verdict-box";

/** What the item is, what it costs now, and what to make of that. */
export function ItemHeader({ page }: { page: ItemPage }) {
  const { item } = page;
  return (
    <header className={styles.header}>
      <div>
        <ItemPicture url={item.imageUrl} size="large" />
      </div>
      <div className={styles.about}>
        <div>
          <h1>{itemName(item)}</h1>
          <p className={styles.facts}>
            <a href={item.url} target="_blank" rel="noopener noreferrer">
              {messages.openInShop(regions[item.region].domain)}
              <span aria-hidden="true">&nbsp;↗</span>
              <span className="visually-hidden"> ({common.newTab})</span>
            </a>
            <ShareLink item={item} />
            <span>{messages.shop(item.shopId)}</span>
            <span>{messages.trackedSince(formatTime(item.trackedSince, "day"))}</span>
            {item.origin === "flash-sale" && <span>{messages.fromFlashSale}</span>}
          </p>
        </div>
        <CurrentPrice page={page} />
        {item.price && (
          <>
            {item.state !== "gone" && (
              <Discounts statistics={page.statistics} currency={page.currency} />
            )}
            <VerdictBox page={page} />
          </>
        )}
      </div>
    </header>
  );
}

function CurrentPrice({ page }: { page: ItemPage }) {
  const { item, verdict, currency } = page;
  if (item.price === null) {
    return (
      <p className={styles.badges}>
        <span className={styles.noPrice}>{messages.noPrice}</span>
        <StateBadge state={item.state} />
      </p>
    );
  }
  const stale = isStale(item) || verdict.kind === "stale";
  const listPrice =
    item.listPrice && compare(item.listPrice.amount, item.price.amount) > 0 ? item.listPrice : null;
  const varies = item.priceMax && compare(item.priceMax.amount, item.price.amount) > 0;
  return (
    <div>
      <p className={styles.priceLine}>
        <span className="visually-hidden">{messages.price}: </span>
        <strong className={`${styles.price} ${stale ? styles.stale : ""}`} data-testid="price">
          {formatMoney(item.price.amount, currency)}
        </strong>
        {listPrice && (
          <span>
            <span className="visually-hidden">{messages.listPrice}: </span>
            <s className={styles.listPrice}>{formatMoney(listPrice.amount, currency)}</s>
          </span>
        )}
      </p>
      <p className={styles.badges}>
        <StateBadge state={item.state} />
        <StockBadge inStock={item.inStock} flashSale={item.flashSale} />
        {item.priceSince !== null && !stale && <PriceSince since={item.priceSince} />}
        <LastSeen item={item} />
        {varies && item.priceMax && (
          <span>{messages.priceRange(formatMoney(item.priceMax.amount, currency))}</span>
        )}
      </p>
    </div>
  );
}

function PriceSince({ since }: { since: string }) {
  const now = useNow(MINUTE / 2);
  return (
    <time dateTime={since} title={formatTime(since, "minute")}>
      {messages.priceHeld(formatDuration(Math.max(now - Date.parse(since), 0)))}
    </time>
  );
}
