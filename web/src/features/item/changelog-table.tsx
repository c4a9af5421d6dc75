import { useState } from "react";
import type { PriceChange, PriceHistory } from "@/lib/api/types";
import { formatDuration, formatTime } from "@/lib/dates";
import { messages as common } from "@/lib/messages";
import { compare, formatMoney, formatPercent, percentChange, subtract } from "@/lib/money";
import { Button } from "@/lib/ui/button";
import styles from "./changelog-table.module.css";
import { messages } from "./messages";

/** So many rows are shown before one asks for more. */
const FIRST_ROWS = 8;

/** And so many more each time: a table of 50,000 rows would stop the browser. */
const MORE_ROWS = 500;

/** Every change, newest first: what the chart draws, in words and numbers. */
export function ChangelogTable({ history }: { history: PriceHistory }) {
  const [shown, setShown] = useState(FIRST_ROWS);
  const { changes, currency } = history;
  const rows = Array.from({ length: Math.min(shown, changes.length) }, (_, row) => {
    const index = changes.length - 1 - row;
    return { change: changes[index] as PriceChange, before: changes[index - 1] };
  });
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must scroll by keyboard, too. */}
      <section className={styles.scroll} tabIndex={0} aria-label={messages.changelog}>
        <table className={styles.table}>
          <caption className="visually-hidden">{messages.changelog}</caption>
          <thead>
            <tr>
              <th scope="col">{messages.when}</th>
              <th scope="col" className={styles.number}>
                {messages.price}
              </th>
              <th scope="col" className={styles.number}>
                {messages.change}
              </th>
              <th scope="col" className={styles.number}>
                {messages.shopBefore}
              </th>
              <th scope="col">{messages.stock}</th>
              <th scope="col">{messages.source}</th>
              <th scope="col">{messages.gap}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ change, before }) => (
              <Row
                key={change.at + change.source}
                change={change}
                before={before}
                currency={currency}
              />
            ))}
          </tbody>
        </table>
      </section>
      {shown < changes.length && (
        <p>
          <Button onClick={() => setShown(shown + MORE_ROWS)}>
            {changes.length - shown <= MORE_ROWS
              ? messages.showAllChanges(changes.length)
              : messages.showMoreChanges(MORE_ROWS, changes.length)}
          </Button>
        </p>
      )}
    </>
  );
}

interface RowProps {
  change: PriceChange;
  before: PriceChange | undefined;
  currency: string;
}

function Row({ change, before, currency }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <time dateTime={change.at}>{formatTime(change.at, "minute")}</time>
      </th>
      <td className={`${styles.number} ${styles.price}`}>{formatMoney(change.price, currency)}</td>
      <td className={styles.number}>
        <Difference from={before?.price} to={change.price} currency={currency} />
      </td>
      <td className={styles.number}>
        {change.listPrice === null ? "–" : formatMoney(change.listPrice, currency)}
      </td>
      <td>
        {messages.stocks[change.stock]}
        {change.flashSale && <span className={styles.flash}> · {messages.flash}</span>}
      </td>
      <td>{common.sourceNames[change.source]}</td>
      <td>
        {change.gapSeconds === null
          ? "–"
          : messages.gapBefore(formatDuration(change.gapSeconds * 1000))}
      </td>
    </tr>
  );
}

interface DifferenceProps {
  from: string | undefined;
  to: string;
  currency: string;
}

function Difference({ from, to, currency }: DifferenceProps) {
  if (from === undefined) return messages.first;
  const direction = compare(to, from);
  if (direction === 0) return "–";
  const amount = formatMoney(
    subtract(direction > 0 ? to : from, direction > 0 ? from : to),
    currency,
  );
  const percent = percentChange(from, to);
  return (
    <span className={direction < 0 ? styles.down : styles.up}>
      {direction < 0 ? "−" : "+"}
      {amount} {percent !== null && `(${formatPercent(percent)})`}
    </span>
  );
}
