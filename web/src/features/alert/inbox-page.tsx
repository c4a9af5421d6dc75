import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { MINUTE } from "@/lib/dates";
import { messages as common } from "@/lib/messages";
import { Button } from "@/lib/ui/button";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { PageTitle } from "@/lib/ui/page-title";
import { Skeleton } from "@/lib/ui/skeleton";
import styles from "./alert.module.css";
import { AlertTabs } from "./alert-tabs";
import { markingRead, notificationsQuery } from "./api";
import { ChannelTrouble } from "./channel-trouble";
import { messages } from "./messages";
import { NotificationRow } from "./notification-row";

const route = getRouteApi("/inbox");

/** What one was told, newest first, and what became of it by each channel. */
export function InboxPage() {
  const { unread = false } = route.useSearch();
  return (
    <div className={styles.page}>
      <PageTitle>{messages.inbox}</PageTitle>
      <h1>{messages.inbox}</h1>
      <AlertTabs />
      <ChannelTrouble />
      <Messages unread={unread} />
    </div>
  );
}

function Messages({ unread }: { unread: boolean }) {
  const inbox = useInfiniteQuery({ ...notificationsQuery(unread), refetchInterval: MINUTE / 4 });
  const marking = useMutation(markingRead);
  if (inbox.isPending) return <Skeleton rows={4} height="5.5rem" />;
  if (!inbox.data) {
    return <ErrorNotice title={messages.inboxFailed} error={inbox.error} retry={inbox.refetch} />;
  }
  const all = inbox.data.pages.flatMap((page) => page.notifications);
  if (all.length === 0) return <Nothing unread={unread} />;
  const anyUnread = (inbox.data.pages[0]?.unread ?? 0) > 0;

  return (
    <>
      <div className={styles.actions}>
        <Link to="/inbox" search={unread ? {} : { unread: true }}>
          {unread ? messages.showAll : messages.unreadOnly}
        </Link>
        {anyUnread && (
          <Button
            busyText={marking.isPending ? messages.marking : undefined}
            onClick={() => marking.mutate(null)}
          >
            {messages.markAllRead}
          </Button>
        )}
      </div>
      {marking.isError && <ErrorNotice title={messages.markFailed} error={marking.error} />}
      {inbox.isError && (
        <ErrorNotice title={messages.inboxFailed} error={inbox.error} retry={inbox.refetch} />
      )}
      <ul className={styles.messages} aria-label={messages.inbox}>
        {all.map((notification) => (
          <NotificationRow
            key={notification.notificationId}
            notification={notification}
            onRead={() => marking.mutate([notification.notificationId])}
          />
        ))}
      </ul>
      {inbox.hasNextPage && (
        <p className={styles.more}>
          <Button
            onClick={() => inbox.fetchNextPage()}
            busyText={inbox.isFetchingNextPage ? common.loadingMore : undefined}
          >
            {common.showMore}
          </Button>
        </p>
      )}
    </>
  );
}

function Nothing({ unread }: { unread: boolean }) {
  return unread ? (
    <EmptyState title={messages.allRead}>
      <p>
        <Link to="/inbox" search={{}}>
          {messages.showAll}
        </Link>
      </p>
    </EmptyState>
  ) : (
    <EmptyState title={messages.inboxEmpty}>
      <p>{messages.inboxEmptyText}</p>
      <p>
        <Link to="/alerts">{messages.toAlerts}</Link>
      </p>
    </EmptyState>
  );
}
