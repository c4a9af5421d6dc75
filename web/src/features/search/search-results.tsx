import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Item } from "@/lib/api/types";
import { ItemPicture } from "@/lib/item/item-picture";
import { itemName } from "@/lib/item/item-words";
import { LastSeen } from "@/lib/item/last-seen";
import { StateBadge, StockBadge } from "@/lib/item/state-badge";
import { messages as common } from "@/lib/messages";
import { formatMoney } from "@/lib/money";
import { regions } from "@/lib/regions";
import { Button } from "@/lib/ui/button";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import { type ItemSearch, itemsQuery } from "./api";
import { itemIdIn } from "./item-id";
import { messages } from "./messages";
import styles from "./search-page.module.css";

/** What was found. Whoever does not see it hears how much it is. */
export function SearchResults({ search }: { search: ItemSearch }) {
  const found = useInfiniteQuery(itemsQuery(search)).data?.pages.flatMap(({ items }) => items);
  const count =
    found && (found.length === 0 ? messages.none : `${messages.results}: ${found.length}`);
  return (
    <>
      <p className="visually-hidden" role="status">
        {search.q !== "" && count}
      </p>
      <Results search={search} />
    </>
  );
}

function Results({ search }: { search: ItemSearch }) {
  const results = useInfiniteQuery(itemsQuery(search));
  if (results.isPending) return <Skeleton rows={4} height="5.5rem" />;
  if (results.isError && !results.data) {
    return <ErrorNotice title={messages.failed} error={results.error} retry={results.refetch} />;
  }
  const items = results.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <NothingFound search={search} />;
  return (
    <>
      {results.isError && (
        <ErrorNotice title={messages.failed} error={results.error} retry={results.refetch} />
      )}
      <ul
        className={styles.list}
        aria-label={messages.results}
        aria-busy={results.isPlaceholderData}
      >
        {items.map((item) => (
          <ResultRow key={item.itemKey} item={item} />
        ))}
      </ul>
      {results.hasNextPage && (
        <p className={styles.more}>
          <Button
            onClick={() => results.fetchNextPage()}
            busyText={results.isFetchingNextPage ? common.loadingMore : undefined}
          >
            {common.showMore}
          </Button>
        </p>
      )}
    </>
  );
}

function NothingFound({ search: { q, region } }: { search: ItemSearch }) {
  const id = itemIdIn(q);
  const help = id ? messages.noneById(id) : q || region ? messages.noneByName : messages.noneAtAll;
  return (
    <EmptyState title={messages.none}>
      <p>{help}</p>
    </EmptyState>
  );
}

function ResultRow({ item }: { item: Item }) {
  return (
    <li className={styles.row}>
      <ItemPicture url={item.imageUrl} size="small" />
      <div>
        <Link to="/items/$itemKey" params={{ itemKey: item.itemKey }} className={styles.name}>
          {itemName(item)}
        </Link>
        <p className={styles.facts}>
          <span>{regions[item.region].name}</span>
          <span>{item.itemId}</span>
          <StateBadge state={item.state} />
          <StockBadge inStock={item.inStock} flashSale={item.flashSale} />
          {item.state !== "pending" && <LastSeen item={item} />}
        </p>
      </div>
      {item.price ? (
        <p className={styles.price}>{formatMoney(item.price.amount, item.price.currency)}</p>
      ) : (
        <p className={styles.noPrice}>{messages.noPrice}</p>
      )}
    </li>
  );
}
