import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { type MarkPrices, PriceChart } from "@/chart/price-chart";
import { RangeButtons } from "@/chart/range-buttons";
import { type Days, defaultRange, type Stretch, windowOf } from "@/chart/ranges";
import type { ItemPage, PriceHistory } from "@/lib/api/types";
import { dayOf, formatDuration, formatTime, MINUTE } from "@/lib/dates";
import { formatNumber } from "@/lib/numbers";
import { useAccount } from "@/lib/session/session-queries";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import { useNow } from "@/lib/ui/use-now";
import { historyQuery, overviewQuery, ownWatchQuery } from "./api";
import { historySteps, unchangedSince } from "./history-steps";
import styles from "./item-page.module.css";
import { messages } from "./messages";
import { SourceChips } from "./source-chips";
import { VariationChips } from "./variation-chips";

const route = getRouteApi("/items/$itemKey");

/** The chart of a price, of the whole item or of one of its variations. */
export function HistoryPanel({ page }: { page: ItemPage }) {
  const { model = "0", source } = route.useSearch();
  const history = useQuery(historyQuery(page.item.itemKey, model, source));
  const overview = useQuery(overviewQuery(page.item.itemKey, model, source)).data;
  const shown = history.data ?? overview;
  return (
    <section className={styles.card} aria-labelledby="history" data-price-chart>
      {page.models.length > 1 && (
        <VariationChips models={page.models} currency={page.currency} selected={model} />
      )}
      {history.isPending && !shown && <Skeleton rows={1} height="26rem" />}
      {history.isError && (
        <ErrorNotice title={messages.historyFailed} error={history.error} retry={history.refetch} />
      )}
      {shown && <History key={`${model} ${source}`} page={page} history={shown} />}
    </section>
  );
}

function History({ page, history }: { page: ItemPage; history: PriceHistory }) {
  const { range, from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow(MINUTE);
  const steps = useMemo(() => historySteps(history), [history]);
  const marks = useMarks(page, history);
  const firstAt = steps[0]?.at;

  if (firstAt === undefined) {
    return (
      <>
        <h2 id="history">{messages.history}</h2>
        <p className={styles.note}>{messages.noHistory}</p>
        <SourceChips history={history} />
      </>
    );
  }
  const stretch: Stretch = from && to ? { from, to } : (range ?? defaultRange(firstAt, now));
  const flatSince = unchangedSince(steps);
  return (
    <>
      <div className={styles.cardHead}>
        <h2 id="history">{messages.history}</h2>
        <RangeButtons
          selected={stretch}
          days={daysOf(stretch, firstAt, now)}
          onSelect={(wanted) =>
            navigate({
              search: ({ model, source }) => ({
                model,
                source,
                ...(typeof wanted === "object" ? wanted : { range: wanted }),
              }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </div>
      {flatSince !== null && (
        <p className={styles.statement}>{unchangedWords(flatSince, now, page.verdict.looks)}</p>
      )}
      <PriceChart
        steps={steps}
        currency={history.currency}
        stretch={stretch}
        marks={marks}
        end={{
          now: Math.max(now, Date.parse(history.lastSeenAt ?? "") || 0),
          lastSeenAt: history.lastSeenAt === null ? null : Date.parse(history.lastSeenAt),
          intervalSeconds: intervalOf(page),
          gone: page.item.state === "gone",
        }}
      />
      <SourceChips history={history} />
    </>
  );
}

/** The verdict knows how often one has looked at a price that never changed. */
function unchangedWords(since: number, now: number, looks: number | null): string {
  const day = formatTime(since, "day");
  const length = formatDuration(Math.max(now - since, MINUTE));
  return looks === null
    ? messages.unchanged(day, length)
    : messages.unchangedLooks(day, length, formatNumber(looks));
}

/** The statistics are of the whole item and of its present source; a target may be of one variation. */
function useMarks({ item, source, statistics }: ItemPage, history: PriceHistory): MarkPrices {
  const loggedIn = useAccount() !== null;
  const watch = useQuery({ ...ownWatchQuery(item.itemKey), enabled: loggedIn }).data;
  const whole = history.model === "0" && history.source === source;
  return {
    lowest: whole && statistics.changes > 0 ? statistics.lowest : null,
    prior: whole ? statistics.priorPrice : null,
    target: watch && (watch.model ?? "0") === history.model ? watch.targetPrice : null,
  };
}

function daysOf(stretch: Stretch, firstAt: number, now: number): Days {
  const { from, to } = windowOf(stretch, firstAt, now);
  return { from: dayOf(Math.max(from, firstAt)), to: dayOf(to) };
}

/** How often the item is looked at, read from its last look and its next. */
function intervalOf({ item }: ItemPage): number | null {
  if (item.lastSeenAt === null || item.nextCheckAt === null) return null;
  const interval = (Date.parse(item.nextCheckAt) - Date.parse(item.lastSeenAt)) / 1000;
  return interval > 0 ? interval : null;
}
