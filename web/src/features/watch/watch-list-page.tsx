import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useCallback } from "react";
import { PageTitle } from "@/lib/ui/page-title";
import { AddPanel } from "./add-panel";
import type { WatchFilter } from "./filter";
import { messages } from "./messages";
import { WatchList } from "./watch-list";
import styles from "./watch-list-page.module.css";

const route = getRouteApi("/");

/** One's items, under the box that adds to them. `now` is what happens at the shops at this moment. */
export function WatchListPage({ now }: { now?: ReactNode }) {
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
      <AddPanel />
      {now}
      <WatchList filter={filter} onFilter={setFilter} />
    </div>
  );
}
