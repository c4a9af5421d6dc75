import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useLocation } from "@tanstack/react-router";
import { type ReactNode, useDeferredValue } from "react";
import { isApiError } from "@/lib/api/api-error";
import type { ItemPage as Page } from "@/lib/api/types";
import { itemName } from "@/lib/item/item-words";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { PageTitle } from "@/lib/ui/page-title";
import { Skeleton } from "@/lib/ui/skeleton";
import { itemQuery } from "./api";
import { ChangelogPanel } from "./changelog-panel";
import { FlashSalesPanel } from "./flash-sales-panel";
import { FlashSessionLine } from "./flash-session-line";
import { HistoryPanel } from "./history-panel";
import { ItemHeader } from "./item-header";
import styles from "./item-page.module.css";
import { messages } from "./messages";
import { ScheduleLine } from "./schedule-line";
import { StateNotice } from "./state-notice";
import { StatisticsPanel } from "./statistics-panel";
import { VariationsPanel } from "./variations-panel";
import { WatchPanel } from "./watch-panel";

const route = getRouteApi("/items/$itemKey");

type Alerts = (page: Page) => ReactNode;

/** `alerts` is what one wants to be told of the item. */
export function ItemPage({ alerts }: { alerts?: Alerts }) {
  const { itemKey } = route.useParams();
  const alreadyWatched = useLocation().state.alreadyWatched === true;
  const page = useQuery(itemQuery(itemKey));

  if (isApiError(page.error, "item-not-found") || isApiError(page.error, "not-found")) {
    return <UnknownItem />;
  }
  if (page.isPending) return <Skeleton rows={3} height="12rem" />;
  if (!page.data) {
    return (
      <>
        <PageTitle>{messages.loadFailed}</PageTitle>
        <ErrorNotice title={messages.loadFailed} isPage error={page.error} retry={page.refetch} />
      </>
    );
  }
  const { item } = page.data;
  return (
    <article className={styles.page}>
      <PageTitle>{itemName(item)}</PageTitle>
      {alreadyWatched && (
        <Notice tone="info" announce="status">
          {messages.alreadyWatched}
        </Notice>
      )}
      {page.isError && (
        <ErrorNotice title={messages.loadFailed} error={page.error} retry={page.refetch} />
      )}
      <ItemHeader page={page.data} />
      <StateNotice item={item} />
      <FlashSessionLine item={item} />
      <HistoryPanel page={page.data} />
      <FartherDown page={page.data} alerts={alerts} />
    </article>
  );
}

/** What comes after the chart, rendered once price and chart are on the screen: nobody looks there first. */
function FartherDown({ page, alerts }: { page: Page; alerts: Alerts | undefined }) {
  const { item } = page;
  const shown = useDeferredValue(true, false);
  if (!shown) return <div data-loading />;
  return (
    <>
      {item.price && <StatisticsPanel page={page} />}
      <WatchPanel page={page} />
      {alerts?.(page)}
      <VariationsPanel page={page} />
      <FlashSalesPanel item={item} />
      <ChangelogPanel page={page} />
      <ScheduleLine page={page} />
      <p className={styles.note}>{messages.itemId(item.itemId)}</p>
    </>
  );
}

function UnknownItem() {
  return (
    <EmptyState title={messages.notFound} isPage>
      <PageTitle>{messages.notFound}</PageTitle>
      <p>{messages.notFoundText}</p>
      <p>
        <Link to="/">{messages.toMyItems}</Link>
      </p>
    </EmptyState>
  );
}
