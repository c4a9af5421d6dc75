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
  ];

  return (
    <div className={styles.suggest}>
      <fieldset className={styles.suggestions}>
        <legend>{messages.suggestTitle}</legend>
        {choices.map(({ alert, words }) => (
          <Suggestion
            key={words}
            words={words}
            onChoose={() => creating.mutate({ itemKey: item.itemKey, ...alert })}
          />
        ))}
        {item.inStock === false && (
          <Suggestion
            words={messages.suggestStock}
            onChoose={() => creating.mutate({ itemKey: item.itemKey, kind: "back-in-stock" })}
          />
        )}
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

function Suggestion({ words, onChoose }: { words: string; onChoose: () => void }) {
  return (
    <button type="button" onClick={onChoose}>
      {words}
    </button>
  );
}

function said({ kind, amount = null }: NewAlert, currency: string): string {
  return conditionWords({ kind, amount, currency, percent: null, days: null, since: null });
}
