import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useId } from "react";
import { isApiError } from "@/lib/api/api-error";
import type { FlashSale, Region } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import { Countdown } from "@/lib/flash-sale/countdown";
import { messages as common } from "@/lib/messages";
import { regions } from "@/lib/regions";
import { Button } from "@/lib/ui/button";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { PageTitle } from "@/lib/ui/page-title";
import { Skeleton } from "@/lib/ui/skeleton";
import { sessionQuery } from "./api";
import { FlashItemRow } from "./flash-item-row";
import { messages } from "./messages";
import styles from "./session-page.module.css";
import { type FlashSort, sorts } from "./sorts";

const route = getRouteApi("/flash-sales/$region/$sessionId");

/** One session: how it stands, and its items, those with the largest real discount first. */
export function SessionPage() {
  const { region, sessionId } = route.useParams();
  const { sort = "realDiscount" } = route.useSearch();
  const sale = useInfiniteQuery(sessionQuery(region as Region, sessionId, sort));

  if (sale.isPending) return <Skeleton rows={5} height="5.5rem" />;
  if (isApiError(sale.error) && sale.error.status < 500 && !sale.data) return <UnknownSession />;
  const first = sale.data?.pages[0];
  if (!sale.data || !first) {
    return (
      <>
        <PageTitle>{messages.sessionFailed}</PageTitle>
        <ErrorNotice
          title={messages.sessionFailed}
          isPage
          error={sale.error}
          retry={sale.refetch}
        />
      </>
    );
  }
  const items = sale.data.pages.flatMap((page) => page.items);
  return (
    <div className={styles.page}>
      <SessionHeader session={first.session} />
      {sale.isError && (
        <ErrorNotice title={messages.sessionFailed} error={sale.error} retry={sale.refetch} />
      )}
      {items.length === 0 ? (
        <EmptyState title={messages.noItems}>
          <p>{messages.noItemsText}</p>
        </EmptyState>
      ) : (
        <>
          <SortChoice sort={sort} />
          <ul
            className={styles.list}
            aria-label={messages.items}
            aria-busy={sale.isPlaceholderData}
          >
            {items.map((offer) => (
              <FlashItemRow key={offer.item.itemKey} offer={offer} />
            ))}
          </ul>
        </>
      )}
      {sale.hasNextPage && (
        <p className={styles.more}>
          <Button
            onClick={() => sale.fetchNextPage()}
            busyText={sale.isFetchingNextPage ? common.loadingMore : undefined}
          >
            {common.showMore}
          </Button>
        </p>
      )}
    </div>
  );
}

function SessionHeader({ session }: { session: FlashSale }) {
  const title = session.name || messages.unnamed;
  return (
    <header className={styles.head}>
      <PageTitle>{title}</PageTitle>
      <div>
        <p className={styles.up}>
          <Link to="/flash-sales">{messages.toFlashSales}</Link>
        </p>
        <h1>{title}</h1>
        <p className={styles.facts}>
          <span>{regions[session.region].name}</span>
          <span>
            {messages.fromTo(
              formatTime(session.startAt, "minute"),
              formatTime(session.endAt, "time"),
            )}
          </span>
          <span>{messages.itemCount(session.items)}</span>
          {session.soldOut > 0 && <span>{messages.soldOutCount(session.soldOut)}</span>}
        </p>
      </div>
      <Countdown session={session} large />
    </header>
  );
}

function SortChoice({ sort }: { sort: FlashSort }) {
  const id = useId();
  const navigate = route.useNavigate();
  return (
    <div className={styles.sort}>
      <label htmlFor={id}>{messages.sortLabel}</label>
      <select
        id={id}
        value={sort}
        onChange={({ target }) =>
          navigate({
            search: {
              sort: target.value === "realDiscount" ? undefined : (target.value as FlashSort),
            },
            replace: true,
            resetScroll: false,
          })
        }
      >
        {sorts.map((known) => (
          <option key={known} value={known}>
            {messages.sorts[known]}
          </option>
        ))}
      </select>
    </div>
  );
}

function UnknownSession() {
  return (
    <EmptyState title={messages.unknownSession} isPage>
      <PageTitle>{messages.unknownSession}</PageTitle>
      <p>{messages.unknownSessionText}</p>
      <p>
        <Link to="/flash-sales">{messages.toFlashSales}</Link>
      </p>
    </EmptyState>
  );
}
