import { Link } from "@tanstack/react-router";
import { Sparkline } from "@/chart/sparkline";
import type { ListedWatch } from "@/lib/api/types";
import { ItemPicture } from "@/lib/item/item-picture";
import { itemName, waitingReason } from "@/lib/item/item-words";
import { LastSeen } from "@/lib/item/last-seen";
import { PriceDelta } from "@/lib/item/price-delta";
import { StateBadge, StockBadge } from "@/lib/item/state-badge";
import { verdictSentence } from "@/lib/item/verdict-sentence";
import { compare, formatMoney, percentChange } from "@/lib/money";
import { formatShare } from "@/lib/numbers";
import { regions } from "@/lib/regions";
import { priceWhenAdded } from "./change-since";
import { messages } from "./messages";
import type { ListView } from "./use-list-view";
import styles from "./watch-row.module.css";

interface WatchRowProps {
  watch: ListedWatch;
  now: number;
  view: ListView;
  /** Whether it is selected; undefined while nothing can be. */
  chosen: boolean | undefined;
  onChosen: (chosen: boolean) => void;
}

/** An item of one's list. Everything in the row leads to the item; its name is the link. */
export function WatchRow({ watch, now, view, chosen, onChosen }: WatchRowProps) {
  const { item, tags } = watch;
  return (
    <li className={view === "cards" ? styles.card : styles.row}>
      <div className={styles.picture}>
        {chosen !== undefined && (
          <input
            type="checkbox"
            className={styles.check}
            checked={chosen}
            aria-label={messages.selectItem(itemName(item))}
            onChange={(event) => onChosen(event.target.checked)}
          />
        )}
        <ItemPicture url={item.imageUrl} size="small" />
      </div>
      <div className={styles.about}>
        <Link to="/items/$itemKey" params={{ itemKey: item.itemKey }} className={styles.name}>
          {itemName(item)}
        </Link>
        <p className={styles.facts}>
          <span>{regions[item.region].name}</span>
          <StateBadge state={item.state} detail={waitingReason(item)} />
          <StockBadge inStock={item.inStock} flashSale={item.flashSale} />
          {item.state !== "pending" && <LastSeen item={item} />}
          {tags.map((tag) => (
            <span key={tag} className={styles.tag}>
              {tag}
            </span>
          ))}
        </p>
        <Verdict item={item} />
      </div>
      <div className={styles.chart}>
        {item.recent.length > 0 && <Sparkline points={item.recent} now={now} />}
      </div>
      <Money watch={watch} />
    </li>
  );
}

/** That a price is old, or that the shop has removed its item, is said already; there is no judging it then. */
function Verdict({ item: { verdict, currency, state } }: { item: ListedWatch["item"] }) {
  if (!verdict || verdict.kind === "stale" || state === "gone") return null;
  return (
    <p className={`${styles.verdict} ${styles[verdict.kind] ?? ""}`}>
      {verdictSentence(verdict, currency)}
    </p>
  );
}

function Money({ watch }: { watch: ListedWatch }) {
  const { item, targetPrice } = watch;
  if (item.price === null) {
    return (
      <div className={styles.money}>
        <p className={styles.noPrice}>{messages.priceUnknown}</p>
      </div>
    );
  }
  const { amount, currency } = item.price;
  const whenAdded = priceWhenAdded(watch);
  return (
    <div className={styles.money}>
      <p className={styles.price}>{formatMoney(amount, currency)}</p>
      {item.price30dAgo && (
        <PriceDelta from={item.price30dAgo.amount} to={amount} period={messages.over30Days} />
      )}
      {whenAdded && compare(whenAdded, amount) !== 0 && (
        <PriceDelta from={whenAdded} to={amount} period={messages.sinceAdded} />
      )}
      {targetPrice && <Target price={amount} target={targetPrice} currency={currency} />}
    </div>
  );
}

interface TargetProps {
  price: string;
  target: string;
  currency: string;
}

function Target({ price, target, currency }: TargetProps) {
  if (compare(price, target) <= 0) {
    return <p className={styles.reached}>{messages.targetReached}</p>;
  }
  const percent = percentChange(target, price) ?? 0;
  return (
    <p className={styles.target}>
      {messages.aboveTarget(formatShare(percent / 100), formatMoney(target, currency))}
    </p>
  );
}
