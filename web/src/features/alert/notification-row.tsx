import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Delivery, Notification } from "@/lib/api/types";
import { channelsQuery } from "@/lib/channel/channels-query";
import { retryingDelivery } from "@/lib/channel/retrying-delivery";
import { formatTime } from "@/lib/dates";
import { messages as common } from "@/lib/messages";
import { formatMoney, formatPercent, percentChange } from "@/lib/money";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import styles from "./alert.module.css";
import { messages } from "./messages";

interface NotificationRowProps {
  notification: Notification;
  onRead: () => void;
}

/** One message of the inbox. Whoever opens its item has read it. */
export function NotificationRow({ notification, onRead }: NotificationRowProps) {
  const { itemKey, itemName, modelName, createdAt, readAt, deliveries } = notification;
  return (
    <li className={readAt === null ? `${styles.message} ${styles.unread}` : styles.message}>
      <p className={styles.messageHead}>
        {readAt === null && <span className={styles.dot} title={messages.unread} />}
        {readAt === null && <span className="visually-hidden">{messages.unread}: </span>}
        {itemKey === null ? (
          <span className={styles.subject}>{messages.notice}</span>
        ) : (
          <Link
            className={styles.subject}
            to="/items/$itemKey"
            params={{ itemKey }}
            onClick={() => {
              if (readAt === null) onRead();
            }}
          >
            {itemName || common.unnamedItem(itemKey.split(".").at(-1) ?? itemKey)}
          </Link>
        )}
        <time className={styles.note} dateTime={createdAt} title={formatTime(createdAt, "minute")}>
          {formatTime(createdAt, "relative")}
        </time>
      </p>
      {modelName && <p className={styles.note}>{modelName}</p>}
      {itemKey === null ? <p>{notification.text}</p> : <Change notification={notification} />}
      {deliveries.length > 0 && (
        <ul className={styles.deliveries} aria-label={messages.deliveries}>
          {deliveries.map((delivery) => (
            <DeliveryLine key={delivery.channelId} delivery={delivery} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** The new price with what it was, and every alert that fired on it. */
function Change({
  notification: { before, after, currency, reasons, announcedSale },
}: {
  notification: Notification;
}) {
  const fired = [...new Set(reasons.map(({ kind }) => kind))];
  const percent = before && after ? percentChange(before.price, after.price) : null;
  return (
    <p className={styles.change}>
      {after && currency && (
        <strong className={styles.price}>{formatMoney(after.price, currency)}</strong>
      )}
      {before && currency && percent !== null && percent !== 0 && (
        <span className={styles.note}>
          {messages.was(formatMoney(before.price, currency))} ({formatPercent(percent)})
        </span>
      )}
      {after?.stock === "out" && <span className={styles.reason}>{common.soldOut}</span>}
      {fired.map((kind) => (
        <span key={kind} className={styles.reason}>
          {messages.fired[kind]}
        </span>
      ))}
      {announcedSale && (
        <span>
          {messages.saleTimes(
            formatTime(announcedSale.startsAt, "minute"),
            formatTime(announcedSale.endsAt, "minute"),
          )}
        </span>
      )}
    </p>
  );
}

function DeliveryLine({ delivery }: { delivery: Delivery }) {
  const channels = useQuery(channelsQuery).data?.channels;
  const retrying = useMutation(retryingDelivery);
  const { notificationId } = delivery;
  const channel = channels?.find(({ channelId }) => channelId === delivery.channelId);
  return (
    <li className={delivery.state === "failed" ? styles.undelivered : undefined}>
      {channel?.name ?? (channels ? messages.formerChannel : common.loading)}:{" "}
      {deliveryWords(delivery)}
      {delivery.error !== null && delivery.state !== "sent" && (
        <span className={styles.error}>{delivery.error}</span>
      )}
      {delivery.state === "failed" && channel && (
        <Button
          aria-label={`${messages.retry}: ${channel.name}`}
          busyText={retrying.isPending ? messages.retrying : undefined}
          onClick={() => retrying.mutate({ channelId: channel.channelId, notificationId })}
        >
          {messages.retry}
        </Button>
      )}
      {retrying.isError && <ErrorNotice title={messages.retryFailed} error={retrying.error} />}
    </li>
  );
}

function deliveryWords({ state, attempts, dueAt, finishedAt }: Delivery): string {
  switch (state) {
    case "sent":
      return messages.sent(finishedAt === null ? "" : formatTime(finishedAt, "relative"));
    case "failed":
      return messages.failed;
    case "waiting": {
      const when = dueAt === null ? "" : formatTime(dueAt, "relative");
      return attempts === 0 ? messages.waiting(when) : messages.trying(when);
    }
  }
}
