import type { ItemPage } from "@/lib/api/types";
import { formatTime, SECOND } from "@/lib/dates";
import { useNow } from "@/lib/ui/use-now";
import styles from "./item-page.module.css";
import { messages } from "./messages";
import { changePace } from "./schedule-words";

/** When the item was last looked at, when it is next, and why then. Says nothing of what is gone. */
export function ScheduleLine({ page }: { page: ItemPage }) {
  const now = useNow(5 * SECOND);
  const { schedule, item } = page;
  if (schedule === null || item.state !== "ok" || item.lastSeenAt === null) return null;
  const due = Date.parse(schedule.nextLookAt);
  const when = due > now ? formatTime(due, "relative", { now }) : messages.soon;
  const why = {
    "first-look": "",
    interval: messages.becauseItChanges(changePace(schedule.changesPerDay)),
    boundary: messages.becauseOfFlashSale,
    floor: messages.becauseItHardlyChanges,
    "second-look": messages.becauseOfDoubt,
    "back-off": messages.becauseOfFailure,
    "waiting-for-source": "",
  }[schedule.reason];
  return (
    <p className={styles.note}>
      {messages.lookedAt(formatTime(item.lastSeenAt, "relative", { now }))}{" "}
      {messages.nextLook(when, why)}
    </p>
  );
}
