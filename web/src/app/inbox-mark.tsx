import { lazy, Suspense } from "react";
import { withAlertWords } from "@/languages/load";
import styles from "./inbox-mark.module.css";

const InboxLink = lazy(async () => ({
  default: (await withAlertWords(() => import("@/features/alert/inbox-link"))).InboxLink,
}));

/** The way to the inbox. Its place is kept while it loads, so that nothing beside it moves. */
export function InboxMark() {
  return (
    <div className={styles.place}>
      <Suspense fallback={null}>
        <InboxLink />
      </Suspense>
    </div>
  );
}
