import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Delivery } from "@/lib/api/types";
import { retryingDelivery } from "@/lib/channel/retrying-delivery";
import { formatTime } from "@/lib/dates";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import { deliveriesQuery } from "./api";
import styles from "./channel.module.css";
import { messages } from "./messages";

/** What was sent by a channel, and what the other side said when it failed; asked for when it is opened. */
export function DeliveryLog({ channelId, name }: { channelId: string; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.log} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {messages.log}
        <span className="visually-hidden">: {name}</span>
      </summary>
      {open && <Log channelId={channelId} />}
    </details>
  );
}

function Log({ channelId }: { channelId: string }) {
  const log = useQuery(deliveriesQuery(channelId));
  if (log.isPending) return <Skeleton rows={1} height="2rem" />;
  if (!log.data) {
    return <ErrorNotice title={messages.logFailed} error={log.error} retry={log.refetch} />;
  }
  if (log.data.length === 0) return <p className={styles.details}>{messages.logEmpty}</p>;
  return (
    <ul className={styles.deliveries}>
      {log.data.map((delivery) => (
        <Line key={delivery.notificationId} delivery={delivery} />
      ))}
    </ul>
  );
}

function Line({ delivery }: { delivery: Delivery }) {
  const retrying = useMutation(retryingDelivery);
  const { channelId, notificationId, state, attempts, error } = delivery;
  const when = formatTime(delivery.finishedAt ?? delivery.createdAt, "minute");
  return (
    <li>
      <span className={state === "failed" ? styles.bad : undefined}>{messages.states[state]}</span>{" "}
      · {when}
      {attempts > 1 && ` · ${messages.attempts(attempts)}`}
      {error !== null && <span className={styles.error}>{error}</span>}
      {state === "failed" && (
        <Button
          aria-label={`${messages.retry}: ${when}`}
          busyText={retrying.isPending ? messages.testing : undefined}
          onClick={() => retrying.mutate({ channelId, notificationId })}
        >
          {messages.retry}
        </Button>
      )}
      {retrying.isError && <ErrorNotice title={messages.retryFailed} error={retrying.error} />}
    </li>
  );
}
