import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { FlashItem, FlashSale, Item } from "@/lib/api/types";
import { MINUTE } from "@/lib/dates";
import { Countdown } from "@/lib/flash-sale/countdown";
import { byPhase } from "@/lib/flash-sale/phases";
import { ItemPicture } from "@/lib/item/item-picture";
import { itemName } from "@/lib/item/item-words";
import { formatMoney, formatPercent } from "@/lib/money";
import { regions } from "@/lib/regions";
import { Skeleton } from "@/lib/ui/skeleton";
import { useNow } from "@/lib/ui/use-now";
import { bestOffersQuery, firstWatchesQuery, sessionsNowQuery } from "./api";
import styles from "./happening-now.module.css";
import { dropsOf, newLows, worthALook } from "./highlights";
import { messages } from "./messages";

/** So many items of each kind: a glance, not another list. */
const SHOWN = 3;

/** What is worth a look at this moment. Says nothing where nothing is. */
export function HappeningNow() {
  const now = useNow(MINUTE / 4);
  const sales = useQuery(sessionsNowQuery);
  const dropped = useQuery(firstWatchesQuery("drop30d"));
  const changed = useQuery(firstWatchesQuery("changed"));
  const sessions = sales.data ?? [];
  const drops = dropsOf((dropped.data ?? []).map(itemOf));
  const lows = newLows((changed.data ?? []).map(itemOf), now);
  // All at once, and in the place that was kept for them: nothing jumps from under a finger.
  if (sales.isPending || dropped.isPending || changed.isPending) {
    return <Skeleton rows={1} height="17rem" />;
  }
  const { running, ahead } = byPhase(sessions, now);
  const session = running[0] ?? ahead[0];
  if (!session && drops.length === 0 && lows.length === 0) return null;
  return (
    <section className={styles.now} aria-labelledby="now">
      <h2 id="now" className="visually-hidden">
        {messages.title}
      </h2>
      {session && <Session session={session} isRunning={running.length > 0} />}
      {drops.length > 0 && (
        <Highlights title={messages.drops}>
          {drops.slice(0, SHOWN).map(({ item, percent }) => (
            <ItemLine key={item.itemKey} item={item} price={item.price?.amount ?? null}>
              <strong className={styles.good}>{formatPercent(percent)}</strong>{" "}
              {messages.inThirtyDays}
            </ItemLine>
          ))}
        </Highlights>
      )}
      {lows.length > 0 && (
        <Highlights title={messages.lows}>
          {lows.slice(0, SHOWN).map((item) => (
            <ItemLine key={item.itemKey} item={item} price={item.price?.amount ?? null}>
              {messages.lowestOfThirtyDays}
            </ItemLine>
          ))}
        </Highlights>
      )}
    </section>
  );
}

function itemOf<T>({ item }: { item: T }): T {
  return item;
}

function Session({ session, isRunning }: { session: FlashSale; isRunning: boolean }) {
  const offers = worthALook(useQuery(bestOffersQuery(session)).data ?? []);
  const { region, sessionId } = session;
  return (
    <Highlights
      title={isRunning ? messages.running : messages.ahead}
      aside={<Countdown session={session} />}
    >
      {offers.slice(0, SHOWN).map((offer) => (
        <ItemLine key={offer.item.itemKey} item={offer.item} price={offer.flashPrice}>
          <Discount offer={offer} />
        </ItemLine>
      ))}
      <li className={styles.more}>
        <Link to="/flash-sales/$region/$sessionId" params={{ region, sessionId }}>
          {regions[region].name}: {messages.allOf}
        </Link>
      </li>
    </Highlights>
  );
}

/** What the shop only claims is said to be a claim. */
function Discount({ offer: { realDiscount, claimedDiscount } }: { offer: FlashItem }) {
  if (realDiscount !== null) {
    return <strong className={styles.good}>{messages.really(formatPercent(-realDiscount))}</strong>;
  }
  return claimedDiscount === null ? null : messages.claims(formatPercent(-claimedDiscount));
}

interface HighlightsProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}

function Highlights({ title, aside, children }: HighlightsProps) {
  return (
    <div className={styles.card}>
      <h3 className={styles.title}>{title}</h3>
      {aside}
      <ul className={styles.items}>{children}</ul>
    </div>
  );
}

interface ItemLineProps {
  item: Pick<Item, "itemKey" | "itemId" | "name" | "imageUrl" | "currency">;
  price: string | null;
  children: ReactNode;
}

function ItemLine({ item, price, children }: ItemLineProps) {
  return (
    <li className={styles.item}>
      <ItemPicture url={item.imageUrl} size="small" />
      <div>
        <Link to="/items/$itemKey" params={{ itemKey: item.itemKey }} className={styles.name}>
          {itemName(item)}
        </Link>
        <p className={styles.facts}>
          {price !== null && <span>{formatMoney(price, item.currency)}</span>}
          <span>{children}</span>
        </p>
      </div>
    </li>
  );
}
