import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { PriceChart } from "@/chart/price-chart";
import { RangeButtons } from "@/chart/range-buttons";
import { defaultRange } from "@/chart/ranges";
import type { ItemPage, PriceHistory } from "@/lib/api/types";
import { formatDuration, formatTime, MINUTE } from "@/lib/dates";
import { messages as common } from "@/lib/messages";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import { useNow } from "@/lib/ui/use-now";
import { historyQuery } from "./api";
import { ChangelogTable } from "./changelog-table";
import { historySteps, unchangedSince } from "./history-steps";
import styles from "./item-page.module.css";
import { messages } from "./messages";
import { VariationChips } from "./variation-chips";

const route = getRouteApi("/items/$itemKey");

/** The chart of a price, and under it the same changes as a table. */
export function HistoryPanel({ page }: { page: ItemPage }) {
  const { model = "0" } = route.useSearch();
  const history = useQuery(historyQuery(page.item.itemKey, model));
  return (
    <section className={styles.card} aria-labelledby="history">
      {page.models.length > 1 && (
        <VariationChips models={page.models} currency={page.currency} selected={model} />
      )}
      {history.isPending && <Skeleton rows={1} height="18rem" />}
      {history.isError && (
        <ErrorNotice title={messages.historyFailed} error={history.error} retry={history.refetch} />
      )}
      {history.data && <History key={model} page={page} history={history.data} />}
    </section>
  );
}

function History({ page, history }: { page: ItemPage; history: PriceHistory }) {
  const { range } = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow(MINUTE);
  const steps = historySteps(history);
  const firstAt = steps[0]?.at;

  if (firstAt === undefined) {
    return (
      <>
        <h2 id="history">{messages.history}</h2>
        <p className={styles.note}>{messages.noHistory}</p>
      </>
    );
  }
  const shown = range ?? defaultRange(firstAt, now);
  const flatSince = unchangedSince(steps);
  return (
    <>
      <div className={styles.cardHead}>
        <h2 id="history">{messages.history}</h2>
        <RangeButtons
          selected={shown}
          onSelect={(wanted) =>
            navigate({
              search: (before) => ({ ...before, range: wanted }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </div>
      {flatSince !== null && (
        <p className={styles.statement}>
          {messages.unchanged(
            formatTime(flatSince, "day"),
            formatDuration(Math.max(now - flatSince, MINUTE)),
          )}
        </p>
      )}
      <PriceChart
        steps={steps}
        currency={history.currency}
        range={shown}
        end={{
          now: Math.max(now, Date.parse(history.lastSeenAt ?? "") || 0),
          lastSeenAt: history.lastSeenAt === null ? null : Date.parse(history.lastSeenAt),
          intervalSeconds: intervalOf(page),
          gone: page.item.state === "gone",
        }}
      />
      <OtherSources history={history} />
      <ChangelogTable history={history} />
    </>
  );
}

function OtherSources({ history }: { history: PriceHistory }) {
  const others = history.sources.filter((source) => source !== history.source);
  if (history.source === null || others.length === 0) return null;
  return (
    <p className={styles.note}>
      {messages.otherSources(
        common.sourceNames[history.source],
        others.map((source) => common.sourceNames[source]).join(", "),
      )}
    </p>
  );
}

/** How often the item is looked at, read from its last look and its next. */
function intervalOf({ item }: ItemPage): number | null {
  if (item.lastSeenAt === null || item.nextCheckAt === null) return null;
  const interval = (Date.parse(item.nextCheckAt) - Date.parse(item.lastSeenAt)) / 1000;
  return interval > 0 ? interval : null;
}
