import { useQuery } from "@tanstack/react-query";
import type { RegionPolling } from "@/lib/api/types";
import { formatDuration, SECOND } from "@/lib/dates";
import { formatNumber, formatShare } from "@/lib/numbers";
import { regions } from "@/lib/regions";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import styles from "./admin-page.module.css";
import { pollingQuery } from "./api";
import { messages } from "./messages";

/** Whether the looks at the shops keep up with what changes there, country by country. */
export function PollingPanel() {
  const polling = useQuery(pollingQuery);
  return (
    <section className={styles.card} aria-labelledby="polling">
      <h2 id="polling">{messages.polling}</h2>
      {polling.isPending && <Skeleton rows={2} height="2.5rem" />}
      {polling.isError && (
        <ErrorNotice title={messages.pollingFailed} error={polling.error} retry={polling.refetch} />
      )}
      {polling.data && (
        <>
          <p className={polling.data.collectors === 0 ? styles.bad : styles.facts}>
            {messages.collectors(polling.data.collectors)}
          </p>
          {polling.data.regions.length === 0 ? (
            <p className={styles.facts}>{messages.noRegions}</p>
          ) : (
            <RegionTable regions={polling.data.regions} />
          )}
        </>
      )}
    </section>
  );
}

function RegionTable({ regions: all }: { regions: RegionPolling[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reachable by keys
    <section className={styles.scroll} aria-label={messages.figures} tabIndex={0}>
      <table aria-label={messages.figures}>
        <thead>
          <tr>
            <th scope="col">{messages.region}</th>
            <th scope="col">{messages.items}</th>
            <th scope="col">{messages.overdue}</th>
            <th scope="col">{messages.stale}</th>
            <th scope="col">{messages.budget}</th>
            <th scope="col">{messages.floor}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ region, items, overdueItems, staleShare, budgetPerSecond, floorSeconds }) => (
            <tr key={region}>
              <th scope="row">{regions[region].name}</th>
              <td>{formatNumber(items)}</td>
              <td>{formatNumber(overdueItems)}</td>
              <td>{formatShare(staleShare)}</td>
              <td>{budgetPerSecond === 0 ? messages.noSource : formatNumber(budgetPerSecond)}</td>
              <td>{formatDuration(floorSeconds * SECOND)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
