import type { Item } from "@/lib/api/types";
import { formatTime, MINUTE } from "@/lib/dates";
import { messages } from "@/lib/messages";
import { useNow } from "@/lib/ui/use-now";
import { isStale } from "./item-words";
import styles from "./last-seen.module.css";

/** How old a price is; in amber once it may no longer be true. */
export function LastSeen({ item }: { item: Pick<Item, "lastSeenAt" | "state"> }) {
  const now = useNow(MINUTE / 2);
  if (item.lastSeenAt === null) return <span>{messages.neverSeen}</span>;
  return (
    <time
      dateTime={item.lastSeenAt}
      title={formatTime(item.lastSeenAt, "minute")}
      className={isStale(item, now) ? styles.stale : undefined}
    >
      {messages.seen(formatTime(item.lastSeenAt, "relative", { now }))}
    </time>
  );
}
