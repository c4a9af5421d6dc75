import { useMutation, useQuery } from "@tanstack/react-query";
import type { Item, NewAlert } from "@/lib/api/types";
import { compare, formatMoney, percentOff } from "@/lib/money";
import { ErrorNotice } from "@/lib/ui/error-notice";
import styles from "./alert.module.css";
import { conditionWords } from "./alert-words";
import { creatingAlert, lowestQuery } from "./api";
import { messages } from "./messages";

/** Alerts that are worth having for an item, each one press away. */
export function AlertSuggestions({ item }: { item: Item }) {
  const lowest = useQuery(lowestQuery(item.itemKey)).data ?? null;
  const creating = useMutation(creatingAlert);
  if (item.price === null) return null;
  const { amount, currency } = item.price;
  const target = (price: string) => ({ kind: "target-price" as const, amount: price });
  const tenth = percentOff(amount, 10);
  const choices = [
    ...(lowest !== null && compare(lowest, amount) < 0
      ? [{ alert: target(lowest), words: messages.suggestLowest(formatMoney(lowest, currency)) }]
      : []),
    { alert: target(tenth), words: messages.suggestTenth(formatMoney(tenth, currency)) },
    { alert: { kind: "new-lowest" as const, days: 90 }, words: messages.suggestNewLowest },
    { alert: { kind: "good-price" as const }, words: messages.suggestGood },
    { alert: { kind: "flash-sale" as const, percent: 10 }, words: messages.suggestFlash },
    ...(item.inStock === false
      ? [{ alert: { kind: "back-in-stock" as const }, words: messages.suggestStock }]
      : []),
  ];

  return (
    <div className={styles.suggest}>
      <fieldset className={styles.suggestions}>
        <legend>{messages.suggestTitle}</legend>
        {choices.map(({ alert, words }) => (
          <button
            key={words}
            type="button"
            onClick={() => creating.mutate({ itemKey: item.itemKey, ...alert })}
          >
            {words}
          </button>
        ))}
      </fieldset>
      {creating.isSuccess && (
        <p className={styles.note} role="status">
          {messages.suggested(said(creating.variables, currency))}
        </p>
      )}
      {creating.isError && <ErrorNotice title={messages.createFailed} error={creating.error} />}
    </div>
  );
}

function said(alert: NewAlert, currency: string): string {
  const { kind, amount = null, percent = null, days = null, since = null } = alert;
  return conditionWords({ kind, amount, currency, percent, days, since });
}
