import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Alert, ListedWatch } from "@/lib/api/types";
import { itemName } from "@/lib/item/item-words";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { PageTitle } from "@/lib/ui/page-title";
import { Skeleton } from "@/lib/ui/skeleton";
import styles from "./alert.module.css";
import { AlertRow } from "./alert-row";
import { AlertTabs } from "./alert-tabs";
import { alertsQuery, listQuery } from "./api";
import { ChannelTrouble } from "./channel-trouble";
import { messages } from "./messages";
import { NewAlertForm } from "./new-alert";
import { StartingAlerts } from "./starting-alerts";
import { TargetRow } from "./target-row";

/** Every alert: those for all items first, then item by item, with the target prices of the list. */
export function AlertsPage() {
  const alerts = useQuery(alertsQuery());
  const list = useQuery(listQuery);
  return (
    <div className={styles.page}>
      <PageTitle>{messages.alerts}</PageTitle>
      <h1>{messages.alerts}</h1>
      <AlertTabs />
      <p className={styles.note}>{messages.introduction}</p>
      <ChannelTrouble />
      {(alerts.isPending || list.isPending) && <Skeleton rows={3} height="5.5rem" />}
      {(alerts.isError || list.isError) && (
        <ErrorNotice
          title={messages.alertsFailed}
          error={alerts.error ?? list.error}
          retry={() => {
            void alerts.refetch();
            void list.refetch();
          }}
        />
      )}
      {alerts.data && list.data && <AllAlerts alerts={alerts.data} list={list.data} />}
    </div>
  );
}

function AllAlerts({ alerts, list }: { alerts: Alert[]; list: ListedWatch[] }) {
  const [adding, setAdding] = useState(false);
  const general = alerts.filter(({ itemKey }) => itemKey === null);
  const watched = list.filter(
    ({ itemKey, targetPrice }) =>
      targetPrice !== null || alerts.some((alert) => alert.itemKey === itemKey),
  );
  return (
    <>
      <section className={styles.card} aria-labelledby="general-alerts">
        <div className={styles.cardHead}>
          <h2 id="general-alerts">{messages.allItems}</h2>
          {!adding && <Button onClick={() => setAdding(true)}>{messages.newAlert}</Button>}
        </div>
        {adding && <NewAlertForm of={null} onClose={() => setAdding(false)} />}
        {general.length > 0 && (
          <ul className={styles.rows}>
            {general.map((alert) => (
              <AlertRow key={alert.alertId} alert={alert} />
            ))}
          </ul>
        )}
        {general.length === 0 && !adding && <StartingAlerts first={watched.length === 0} />}
      </section>
      {watched.map((watch) => (
        <ItemGroup
          key={watch.itemKey}
          watch={watch}
          alerts={alerts.filter(({ itemKey }) => itemKey === watch.itemKey)}
        />
      ))}
    </>
  );
}

function ItemGroup({ watch, alerts }: { watch: ListedWatch; alerts: Alert[] }) {
  const { itemKey, item } = watch;
  return (
    <section className={styles.card} aria-labelledby={`alerts-${itemKey}`}>
      <h2 id={`alerts-${itemKey}`} className={styles.itemName}>
        <Link to="/items/$itemKey" params={{ itemKey }}>
          {itemName(item)}
        </Link>
      </h2>
      <ul className={styles.rows}>
        <TargetRow watch={watch} currency={item.currency} />
        {alerts.map((alert) => (
          <AlertRow key={alert.alertId} alert={alert} />
        ))}
      </ul>
    </section>
  );
}
