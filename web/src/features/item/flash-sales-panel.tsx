import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { FlashAppearance, Item } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import { formatMoney, formatPercent } from "@/lib/money";
import { formatShare } from "@/lib/numbers";
import { appearancesQuery } from "./api";
import styles from "./flash-sales-panel.module.css";
import pageStyles from "./item-page.module.css";
import { messages } from "./messages";

/** The flash sales that had the item, the latest first; an item that never was in one has no such panel. */
export function FlashSalesPanel({ item }: { item: Item }) {
  const { data } = useQuery(appearancesQuery(item.itemKey));
  if (!data || data.appearances.length === 0) return null;
  return (
    <section className={pageStyles.card} aria-labelledby="flash-sales">
      <h2 id="flash-sales">{messages.flashSales}</h2>
      <ul className={styles.list}>
        {data.appearances.map((appearance) => (
          <Appearance
            key={appearance.session.sessionId}
            appearance={appearance}
            item={item}
            currency={data.currency}
          />
        ))}
      </ul>
    </section>
  );
}

interface AppearanceProps {
  appearance: FlashAppearance;
  item: Item;
  currency: string;
}

function Appearance({ appearance, item, currency }: AppearanceProps) {
  const { session, flashPrice, hiddenPrice, realDiscount, soldOut, soldOutAt } = appearance;
  return (
    <li className={styles.row}>
      <Link
        to="/flash-sales/$region/$sessionId"
        params={{ region: item.region, sessionId: session.sessionId }}
      >
        <time dateTime={session.startAt}>{formatTime(session.startAt, "minute")}</time>
      </Link>
      <span className={styles.price}>
        {flashPrice !== null ? formatMoney(flashPrice, currency) : (hiddenPrice ?? "–")}
      </span>
      <span>{discountWords(realDiscount)}</span>
      <span>
        {soldOut &&
          (soldOutAt ? messages.soldOutAt(formatTime(soldOutAt, "time")) : messages.stocks.out)}
      </span>
    </li>
  );
}

function discountWords(percent: number | null): string {
  if (percent === null) return messages.realDiscountUnknown;
  return percent < 0
    ? messages.reallyDearer(formatShare(-percent / 100))
    : messages.realDiscount(formatPercent(-percent));
}
