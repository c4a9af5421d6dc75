import { useMutation } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { PageTitle } from "@/lib/ui/page-title";
import { AddForm } from "./add-form";
import { AddProgress, type Submission } from "./add-progress";
import { addingWatch } from "./api";
import type { WatchFilter } from "./filter";
import { messages } from "./messages";
import { WatchList } from "./watch-list";
import styles from "./watch-list-page.module.css";

const route = getRouteApi("/");

export function WatchListPage() {
  const { q = "", sort = "added" } = route.useSearch();
  const navigate = route.useNavigate();
  const adding = useMutation(addingWatch);
  const [url, setUrl] = useState("");
  const [submissions, setSubmissions] = useState<Submission[]>([]);
  const filter: WatchFilter = { q, sort };

  const setFilter = useCallback(
    (wanted: WatchFilter) =>
      navigate({
        search: {
          q: wanted.q || undefined,
          sort: wanted.sort === "added" ? undefined : wanted.sort,
        },
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );

  function add() {
    const sentAt = Date.now();
    adding.mutate(url.trim(), {
      onSuccess: (added) => {
        setUrl("");
        if (added.already) {
          navigate({
            to: "/items/$itemKey",
            params: { itemKey: added.watch.itemKey },
            state: { alreadyWatched: true },
          });
        } else {
          setSubmissions((earlier) => [{ added, sentAt, answeredAt: Date.now() }, ...earlier]);
        }
      },
    });
  }

  return (
    <div className={styles.page}>
      <PageTitle>{messages.myItems}</PageTitle>
      <h1>{messages.myItems}</h1>
      <AddForm
        url={url}
        onUrl={(text) => {
          adding.reset();
          setUrl(text);
        }}
        busy={adding.isPending}
        error={adding.error}
        onSubmit={add}
      />
      {submissions.map((submission) => (
        <AddProgress
          key={submission.added.watch.itemKey}
          submission={submission}
          onDismiss={() => setSubmissions((all) => all.filter((other) => other !== submission))}
        />
      ))}
      <WatchList filter={filter} onFilter={setFilter} />
    </div>
  );
}
