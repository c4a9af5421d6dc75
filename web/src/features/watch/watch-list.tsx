import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { MINUTE } from "@/lib/dates";
import { messages as common } from "@/lib/messages";
import { useDemoShop } from "@/lib/session/session-queries";
import { Button } from "@/lib/ui/button";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import { useNow } from "@/lib/ui/use-now";
import { AcceptedShapes } from "./add-form";
import { watchesQuery } from "./api";
import { DemoStart } from "./demo-start";
import type { WatchFilter } from "./filter";
import { messages } from "./messages";
import styles from "./watch-list-page.module.css";
import { WatchRow } from "./watch-row";
import { WatchToolbar } from "./watch-toolbar";

interface WatchListProps {
  filter: WatchFilter;
  onFilter: (filter: WatchFilter) => void;
}

/** One's items, page after page. An empty list has nothing to search or sort. */
export function WatchList({ filter, onFilter }: WatchListProps) {
  const list = useInfiniteQuery(watchesQuery(filter));
  const now = useNow(MINUTE);

  if (list.isPending) return <Skeleton rows={5} height="5.5rem" />;
  if (list.isError && !list.data) {
    return <ErrorNotice title={messages.listFailed} error={list.error} retry={list.refetch} />;
  }
  const watches = list.data.pages.flatMap((page) => page.watches);
  if (watches.length === 0 && !filter.q) return <NothingYet />;

  return (
    <>
      <WatchToolbar filter={filter} onFilter={onFilter} />
      {list.isError && (
        <ErrorNotice title={messages.listFailed} error={list.error} retry={list.refetch} />
      )}
      {watches.length === 0 ? (
        <NoMatch q={filter.q} />
      ) : (
        <ul
          className={styles.list}
          aria-busy={list.isPlaceholderData}
          aria-label={messages.myItems}
        >
          {watches.map((watch) => (
            <WatchRow key={watch.itemKey} item={watch.item} now={now} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <p className={styles.more}>
          <Button
            onClick={() => list.fetchNextPage()}
            busyText={list.isFetchingNextPage ? common.loadingMore : undefined}
          >
            {common.showMore}
          </Button>
        </p>
      )}
    </>
  );
}

function NothingYet() {
  const shop = useDemoShop();
  return (
    <EmptyState title={messages.emptyTitle}>
      <p>{shop === null ? messages.emptyText : messages.emptyDemoText}</p>
      {shop === null ? <AcceptedShapes /> : <DemoStart shop={shop} />}
    </EmptyState>
  );
}

function NoMatch({ q }: { q: string }) {
  return (
    <EmptyState title={messages.noMatchTitle(q)}>
      <p>{messages.noMatchText}</p>
      <p>
        <Link to="/" search={{}}>
          {messages.clearSearch}
        </Link>
      </p>
    </EmptyState>
  );
}
