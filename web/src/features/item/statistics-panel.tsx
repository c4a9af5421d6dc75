import type { ItemPage } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import pageStyles from "./item-page.module.css";
import { messages } from "./messages";
import styles from "./statistics-panel.module.css";

interface Tile {
  name: string;
  value: string;
  note?: string;
}

/** The item's history in a few numbers. */
export function StatisticsPanel({ page }: { page: ItemPage }) {
  return (
    <section className={pageStyles.card} aria-labelledby="statistics">
      <div className={pageStyles.cardHead}>
        <h2 id="statistics">{messages.statistics}</h2>
        <p className={pageStyles.note}>{messages.statisticsNote}</p>
      </div>
      <dl className={styles.tiles}>
        {tilesOf(page).map(({ name, value, note }) => (
          <div key={name} className={styles.tile}>
            <dt>{name}</dt>
            <dd className={styles.value}>{value}</dd>
            {note && <dd className={pageStyles.note}>{note}</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}

function tilesOf({ statistics: s, currency }: ItemPage): Tile[] {
  const money = (amount: string) => formatMoney(amount, currency);
  // What was seen for hours has no average of days.
  const isNew = s.observedDays === 0;
  const tiles: (Tile | null)[] = [
    priceTile(messages.lowest, s.lowest, s.lowestAt, money),
    priceTile(messages.highest, s.highest, s.highestAt, money),
    s.average90d === null || isNew ? null : { name: messages.average, value: money(s.average90d) },
    s.cheaperThanDays === null || isNew
      ? null
      : {
          name: messages.cheaperThan,
          value: `${s.cheaperThanDays}%`,
          note: messages.cheaperThanNote,
        },
    s.priorPrice === null
      ? null
      : {
          name: messages.prior,
          value: money(s.priorPrice),
          note: messages.priorNote(s.priorPriceDays),
        },
    {
      name: messages.observed,
      value: s.observedDays === 0 ? messages.lessThanADay : messages.days(s.observedDays),
      note: messages.changes(s.changes),
    },
  ];
  return tiles.filter((tile) => tile !== null);
}

function priceTile(
  name: string,
  price: string | null,
  at: string | null,
  money: (amount: string) => string,
): Tile | null {
  if (price === null) return null;
  return {
    name,
    value: money(price),
    ...(at !== null && { note: messages.on(formatTime(at, "day")) }),
  };
}
