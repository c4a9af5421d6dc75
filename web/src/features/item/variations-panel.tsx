import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ItemPage, Model } from "@/lib/api/types";
import { compare, formatMoney } from "@/lib/money";
import { Button } from "@/lib/ui/button";
import tableStyles from "./changelog-table.module.css";
import styles from "./item-page.module.css";
import { messages } from "./messages";

const FIRST_ROWS = 6;

/** Every variation with its price now, the cheapest that can be bought first. An item without variations has none. */
export function VariationsPanel({ page }: { page: ItemPage }) {
  const [all, setAll] = useState(false);
  const { length } = page.models;
  if (length < 2) return null;
  return (
    <div className={styles.card}>
      <h2 id="variations">{messages.variations}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must scroll by keyboard, too. */}
      <section className={tableStyles.scroll} tabIndex={0} aria-label={messages.variations}>
        <table className={tableStyles.table} aria-label={messages.variations}>
          <thead>
            <tr>
              <th scope="col">{messages.variation}</th>
              <th scope="col" className={tableStyles.number}>
                {messages.price}
              </th>
              <th scope="col" className={tableStyles.number}>
                {messages.shopBefore}
              </th>
              <th scope="col">{messages.stock}</th>
            </tr>
          </thead>
          <tbody>
            {[...page.models]
              .sort(byPrice)
              .slice(0, all ? length : FIRST_ROWS)
              .map((model) => (
                <Row key={model.model} model={model} currency={page.currency} />
              ))}
          </tbody>
        </table>
      </section>
      {!all && length > FIRST_ROWS && (
        <p>
          <Button onClick={() => setAll(true)}>{messages.showAllVariations(length)}</Button>
        </p>
      )}
    </div>
  );
}

function Row({ model, currency }: { model: Model; currency: string }) {
  const money = (price: string | null) => (price === null ? "–" : formatMoney(price, currency));
  return (
    <tr>
      <th scope="row">
        <Link
          from="/items/$itemKey"
          search={(before) => ({ ...before, model: model.model })}
          hash="history"
        >
          {model.name}
        </Link>
      </th>
      <td className={`${tableStyles.number} ${tableStyles.price}`}>{money(model.price)}</td>
      <td className={tableStyles.number}>{money(model.listPrice)}</td>
      <td>
        {model.listed ? messages.stocks[model.stock] : messages.notListed}
        {model.flashSale && <span className={tableStyles.flash}> · {messages.flash}</span>}
      </td>
    </tr>
  );
}

function byPrice(a: Model, b: Model): number {
  const rank = (model: Model) => (!model.listed ? 2 : model.stock === "out" ? 1 : 0);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (a.price === null || b.price === null) return a.price === b.price ? 0 : a.price ? -1 : 1;
  return compare(a.price, b.price);
}
