import { useMutation } from "@tanstack/react-query";
import type { NewAlert } from "@/lib/api/types";
import { ErrorNotice } from "@/lib/ui/error-notice";
import styles from "./alert.module.css";
import { conditionWords } from "./alert-words";
import { creatingAlert } from "./api";
import { messages } from "./messages";

const starting: readonly NewAlert[] = [
  { kind: "price-drop", percent: 10, since: "last-alert" },
  { kind: "new-lowest", days: 90 },
  { kind: "back-in-stock" },
];

/** Three alerts for everything on the list, for those who have none. */
export function StartingAlerts({ first }: { first: boolean }) {
  const creating = useMutation(creatingAlert);
  return (
    <div className={styles.suggest}>
      {first && <p className={styles.condition}>{messages.noneTitle}</p>}
      <p className={styles.note}>{messages.noneText}</p>
      <div className={styles.suggestions}>
        {starting.map((alert) => (
          <button key={alert.kind} type="button" onClick={() => creating.mutate(alert)}>
            {words(alert)}
          </button>
        ))}
      </div>
      {creating.isError && <ErrorNotice title={messages.createFailed} error={creating.error} />}
    </div>
  );
}

function words({ kind, percent = null, days = null, since = null }: NewAlert): string {
  return conditionWords({ kind, amount: null, currency: null, percent, days, since });
}
