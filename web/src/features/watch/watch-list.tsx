import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useMemo, useState } from "react";
import type { ListedWatch } from "@/lib/api/types";
import { MINUTE } from "@/lib/dates";
import { isStale, waitingReason } from "@/lib/item/item-words";
import { messages as common } from "@/lib/messages";
import { useDemoShop } from "@/lib/session/session-queries";
import { Button } from "@/lib/ui/button";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import { useNow } from "@/lib/ui/use-now";
import { AcceptedShapes } from "./add-form";
import { watchesQuery } from "./api";
import { BulkBar } from "./bulk-bar";
import { DemoStart } from "./demo-start";
import type { WatchFilter } from "./filter";
import { FirstSteps } from "./first-steps";
import { messages } from "./messages";
import { TagChips } from "./tag-chips";
import { useListView } from "./use-list-view";
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
  const [view, setView] = useListView();
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);

  const pages = list.data?.pages;
  const watches = useMemo(() => pages?.flatMap((page) => page.watches) ?? [], [pages]);

  if (list.isPending) return <Skeleton rows={5} height="5.5rem" />;
  if (list.isError && !list.data) {
    return <ErrorNotice title={messages.listFailed} error={list.error} retry={list.refetch} />;
  }
  if (watches.length === 0 && !filter.q && !filter.tag) return <NothingYet />;

  return (
    <>
      <WatchToolbar
        filter={filter}
        onFilter={onFilter}
        view={view}
        onView={setView}
        selecting={chosen !== null}
        onSelecting={(selecting) => setChosen(selecting ? new Set() : null)}
      />
      <TagChips
        watches={watches}
        selected={filter.tag}
        onSelect={(tag) => onFilter({ ...filter, tag })}
      />
      {chosen && (
        <BulkBar
          watches={watches}
          chosen={chosen}
          onChosen={setChosen}
          onDone={() => setChosen(null)}
        />
      )}
      {list.isError && (
        <ErrorNotice title={messages.listFailed} error={list.error} retry={list.refetch} />
      )}
      {watches.length === 0 ? (
        <NoMatch filter={filter} />
      ) : (
        <Groups
          watches={watches}
          view={view}
          busy={list.isPlaceholderData}
          chosen={chosen}
          onChosen={setChosen}
        />
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

interface GroupsProps {
  watches: readonly ListedWatch[];
  view: "list" | "cards";
  busy: boolean;
  chosen: ReadonlySet<string> | null;
  onChosen: (chosen: ReadonlySet<string>) => void;
}

/** More than a screen holds; the rows after them come when these are on it. */
const FIRST_ROWS = 10;

/** What has trouble stands apart, before the rest. */
function Groups({ watches: all, view, busy, chosen, onChosen }: GroupsProps) {
  const now = useNow(MINUTE);
  const watches = useDeferredValue(all, all.slice(0, FIRST_ROWS));
  const troubled = watches.filter(({ item }) => needsAttention(item, now));
  const rows = (group: readonly ListedWatch[], label: string) => (
    <ul
      className={view === "cards" ? styles.cards : styles.list}
      aria-busy={busy}
      aria-label={label}
    >
      {group.map((watch) => (
        <WatchRow
          key={watch.itemKey}
          watch={watch}
          now={now}
          view={view}
          chosen={chosen?.has(watch.itemKey)}
          onChosen={(on) => onChosen(withKey(chosen, watch.itemKey, on))}
        />
      ))}
    </ul>
  );
  const well = watches.filter((watch) => !troubled.includes(watch));
  return (
    <>
      {troubled.length > 0 && (
        <section className={styles.attention} aria-labelledby="attention">
          <h2 id="attention">{messages.attention}</h2>
          <p className={styles.introduction}>{messages.attentionText}</p>
          <Reasons watches={troubled} />
          {rows(troubled, messages.attention)}
        </section>
      )}
      {well.length > 0 && rows(well, messages.myItems)}
    </>
  );
}

/** Why items wait for a source, each reason once, with the way to where it can be mended. */
function Reasons({ watches }: { watches: readonly ListedWatch[] }) {
  const reasons = new Set(
    watches
      .filter(({ item }) => item.state === "waiting-for-source")
      .map(({ item }) => waitingReason(item) ?? messages.waitingHelp),
  );
  if (reasons.size === 0) return null;
  return (
    <div className={styles.introduction}>
      {[...reasons].map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <p>
        <Link to="/sources">{messages.toSources}</Link>
      </p>
    </div>
  );
}

/** A price that is only being looked up or looked at twice gets by without anybody's attention. */
function needsAttention(item: ListedWatch["item"], now: number): boolean {
  return (
    item.state === "blocked" ||
    item.state === "gone" ||
    item.state === "waiting-for-source" ||
    isStale(item, now)
  );
}

function withKey(
  keys: ReadonlySet<string> | null,
  itemKey: string,
  on: boolean,
): ReadonlySet<string> {
  const changed = new Set(keys);
  if (on) changed.add(itemKey);
  else changed.delete(itemKey);
  return changed;
}

function NothingYet() {
  const shop = useDemoShop();
  return (
    <EmptyState title={messages.emptyTitle}>
      {shop === null ? (
        <>
          <FirstSteps steps={messages.firstSteps} />
          <AcceptedShapes />
        </>
      ) : (
        <>
          <p>{messages.emptyDemoText}</p>
          <DemoStart shop={shop} />
        </>
      )}
    </EmptyState>
  );
}

function NoMatch({ filter: { q, tag } }: { filter: WatchFilter }) {
  return (
    <EmptyState title={q ? messages.noMatchTitle(q) : messages.noneWithTag(tag)}>
      {q && <p>{messages.noMatchText}</p>}
      <p>
        <Link to="/" search={{}}>
          {messages.clearSearch}
        </Link>
      </p>
    </EmptyState>
  );
}
