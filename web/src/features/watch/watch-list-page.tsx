import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useCallback } from "react";
import { PageTitle } from "@/lib/ui/page-title";
import { AddPanel, type Suggest } from "./add-panel";
import type { WatchFilter } from "./filter";
import { messages } from "./messages";
import { WatchList } from "./watch-list";
import styles from "./watch-list-page.module.css";

const route = getRouteApi("/");

interface WatchListPageProps {
  /** What happens at the shops at this moment. */
  now?: ReactNode;
  suggest?: Suggest;
}

/** One's items, under the box that adds to them. */
export function WatchListPage({ now, suggest }: WatchListPageProps) {
  const { q = "", sort = "added", tag = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const filter: WatchFilter = { q, sort, tag };

  const setFilter = useCallback(
    (wanted: WatchFilter) =>
      navigate({
        search: {
          q: wanted.q || undefined,
          sort: wanted.sort === "added" ? undefined : wanted.sort,
          tag: wanted.tag || undefined,
        },
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );

  return (
    <div className={styles.page}>
      <PageTitle>{messages.myItems}</PageTitle>
      <h1>{messages.myItems}</h1>
      <AddPanel {...(suggest && { suggest })} />
      {now}
      <WatchList filter={filter} onFilter={setFilter} />
    </div>
  );
}
