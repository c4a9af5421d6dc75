import { useMutation, useQuery } from "@tanstack/react-query";
import type { Item } from "@/lib/api/types";
import { useAccount } from "@/lib/session/session-queries";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { isWatchedQuery, removingWatch, watchingItem } from "./api";
import styles from "./item-page.module.css";
import { messages } from "./messages";

/** Takes the item off one's list, or puts it there. */
export function WatchSwitch({ item }: { item: Item }) {
  const { itemKey, url } = item;
  const account = useAccount();
  const watched = useQuery({ ...isWatchedQuery(itemKey), enabled: account !== null });
  const removing = useMutation(removingWatch);
  const adding = useMutation(watchingItem);
  if (watched.data === undefined) return null;
  return (
    <div className={watched.data ? styles.leave : styles.join}>
      {watched.data ? (
        <Button
          look="danger"
          busyText={removing.isPending ? messages.removing : undefined}
          onClick={() => removing.mutate(itemKey)}
        >
          {messages.remove}
        </Button>
      ) : (
        <Button
          look="primary"
          busyText={adding.isPending ? messages.adding : undefined}
          onClick={() => {
            removing.reset();
            adding.mutate({ itemKey, url });
          }}
        >
          {messages.add}
        </Button>
      )}
      {removing.isSuccess && !watched.data && (
        <Notice tone="good" announce="status">
          {messages.removed}
        </Notice>
      )}
      {removing.isError && <ErrorNotice title={messages.removeFailed} error={removing.error} />}
      {adding.isError && <ErrorNotice title={messages.addFailed} error={adding.error} />}
    </div>
  );
}
