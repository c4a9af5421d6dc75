import { Link } from "@tanstack/react-router";
import type { FlashItem } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import { ItemPicture } from "@/lib/item/item-picture";
import { itemName } from "@/lib/item/item-words";
import { formatMoney, formatPercent } from "@/lib/money";
import { formatShare } from "@/lib/numbers";
import styles from "./flash-item-row.module.css";
import { messages } from "./messages";

/** An item of a session: what it costs, what the shop claims, what is true, and how many are left. */
export function FlashItemRow({ offer }: { offer: FlashItem }) {
  const { item } = offer;
  return (
    <li className={styles.row}>
      <ItemPicture url={item.imageUrl} size="small" />
      <div className={styles.about}>
        <Link to="/items/$itemKey" params={{ itemKey: item.itemKey }} className={styles.name}>
          {itemName(item)}
        </Link>
        <Stock offer={offer} />
      </div>
      <FlashPrice offer={offer} />
      <Discounts offer={offer} />
    </li>
  );
}

function FlashPrice({ offer }: { offer: FlashItem }) {
  const { currency } = offer.item;
  if (offer.flashPrice === null) {
    return (
      <p className={styles.hidden}>
        {offer.hiddenPrice === null ? messages.priceHidden : messages.hidden(offer.hiddenPrice)}
      </p>
    );
  }
  return (
    <div className={styles.money}>
      <p className={styles.price}>{formatMoney(offer.flashPrice, currency)}</p>
      {offer.priceBefore !== null && (
        <p className={styles.before}>{messages.before(formatMoney(offer.priceBefore, currency))}</p>
      )}
    </div>
  );
}

function Discounts({ offer }: { offer: FlashItem }) {
  const { claimedDiscount, realDiscount, priorPrice } = offer;
  return (
    <div className={styles.discounts}>
      <dl>
        <div>
          <dt>{messages.claimed}</dt>
          <dd className={styles.claimed}>
            {claimedDiscount === null ? "–" : formatPercent(-claimedDiscount)}
          </dd>
        </div>
        <div>
          <dt>{messages.real}</dt>
          {realDiscount === null ? (
            <dd className={styles.unknown}>
              {messages.realUnknown[offer.noRealDiscount ?? "none"]}
            </dd>
          ) : (
            <dd className={realDiscount > 0 ? styles.good : styles.bad}>
              {realDiscount < 0
                ? messages.dearer(formatShare(-realDiscount / 100))
                : formatPercent(-realDiscount)}
            </dd>
          )}
        </div>
      </dl>
      {realDiscount !== null && realDiscount < 0 && priorPrice !== null && (
        <p className={styles.bad}>
          {messages.wasCheaper(formatMoney(priorPrice, offer.item.currency))}
        </p>
      )}
    </div>
  );
}

/** How many are left, in words and as a bar. */
function Stock({ offer }: { offer: FlashItem }) {
  const { allocated, left } = offer;
  if (offer.soldOut) {
    return (
      <p className={styles.soldOut}>
        {offer.soldOutAt
          ? messages.soldOutAt(formatTime(offer.soldOutAt, "time"))
          : messages.soldOut}
      </p>
    );
  }
  if (left === null) {
    return allocated === null ? null : (
      <p className={styles.stock}>{messages.allocated(allocated)}</p>
    );
  }
  if (allocated === null || allocated <= 0) {
    return <p className={styles.stock}>{messages.left(left)}</p>;
  }
  return (
    <p className={styles.stock}>
      <svg className={styles.bar} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="1" />
        <rect className={styles.rest} width={Math.min(left / allocated, 1) * 100} height="1" />
      </svg>
      <span>{messages.leftOf(left, allocated)}</span>
    </p>
  );
}
