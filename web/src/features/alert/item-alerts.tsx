import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ItemPage, Watch } from "@/lib/api/types";
import { useAccount } from "@/lib/session/session-queries";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import styles from "./alert.module.css";
import { AlertRow } from "./alert-row";
import { AlertSuggestions } from "./alert-suggestions";
import { alertsQuery, onListQuery } from "./api";
import { messages } from "./messages";
import { NewAlertForm } from "./new-alert";
import { TargetRow } from "./target-row";

/** What one wants to be told of an item; only items on one's list have alerts. */
export function ItemAlerts({ page }: { page: ItemPage }) {
  const loggedIn = useAccount() !== null;
  const { itemKey } = page.item;
  const onList = useQuery({ ...onListQuery(itemKey), enabled: loggedIn });
  return onList.data ? <Card page={page} watch={onList.data} /> : null;
}

function Card({ page, watch }: { page: ItemPage; watch: Watch }) {
  const { item, currency, models } = page;
  const { itemKey } = item;
  const alerts = useQuery(alertsQuery(itemKey));
  const [adding, setAdding] = useState(false);
  const own = alerts.data?.filter((alert) => alert.itemKey === itemKey) ?? [];
  return (
    <section className={styles.card} aria-labelledby="item-alerts">
      <div className={styles.cardHead}>
        <h2 id="item-alerts">{messages.itemAlerts}</h2>
        {!adding && <Button onClick={() => setAdding(true)}>{messages.newAlert}</Button>}
      </div>
      {alerts.isPending && <Skeleton rows={1} height="3.5rem" />}
      {alerts.isError && (
        <ErrorNotice title={messages.alertsFailed} error={alerts.error} retry={alerts.refetch} />
      )}
      {alerts.data && own.length === 0 && !adding && (
        <p className={styles.note}>{messages.itemAlertsNone}</p>
      )}
      {adding && (
        <NewAlertForm of={{ itemKey, currency, models }} onClose={() => setAdding(false)} />
      )}
      {(own.length > 0 || watch.targetPrice !== null) && (
        <ul className={styles.rows}>
          <TargetRow watch={watch} currency={currency} />
          {own.map((alert) => (
            <AlertRow key={alert.alertId} alert={alert} />
          ))}
        </ul>
      )}
      {!adding && item.price && <AlertSuggestions item={item} />}
    </section>
  );
}
