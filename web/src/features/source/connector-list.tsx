import { useQuery } from "@tanstack/react-query";
import type { Connector } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import { messages as common } from "@/lib/messages";
import { formatNumber } from "@/lib/numbers";
import { regions } from "@/lib/regions";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import { connectorsQuery } from "./api";
import { messages } from "./messages";
import styles from "./sources-page.module.css";

/** Every source of prices and how it stands: those in trouble first. */
export function ConnectorList() {
  const connectors = useQuery(connectorsQuery);
  return (
    <>
      {connectors.isPending && <Skeleton rows={3} height="4rem" />}
      {connectors.isError && (
        <ErrorNotice title={messages.failed} error={connectors.error} retry={connectors.refetch} />
      )}
      {connectors.data?.connectors.length === 0 && (
        <EmptyState title={messages.none}>
          <p>{messages.noneText}</p>
        </EmptyState>
      )}
      {connectors.data && connectors.data.connectors.length > 0 && (
        <ul className={styles.list} aria-label={messages.title}>
          {[...connectors.data.connectors].sort(byTrouble).map((connector) => (
            <ConnectorRow
              key={`${connector.source} ${connector.region ?? ""}`}
              connector={connector}
            />
          ))}
        </ul>
      )}
    </>
  );
}

const order = ["blocked", "unreachable", "out-of-budget", "ok", "not-configured"];

function byTrouble(a: Connector, b: Connector): number {
  return order.indexOf(a.state) - order.indexOf(b.state) || nameOf(a).localeCompare(nameOf(b));
}

/** A source that is not set up serves no country. */
function nameOf({ region, source }: Connector): string {
  return region === null ? common.sourceNames[source] : regions[region].name;
}

function ConnectorRow({ connector }: { connector: Connector }) {
  const { source, region, state, since, detail, nextCallAt, budget } = connector;
  const help = messages.helps[state];
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.name}>{nameOf(connector)}</p>
        {region !== null && <p className={styles.source}>{common.sourceNames[source]}</p>}
      </div>
      <div>
        <p>
          <span className={`${styles.state} ${styles[state] ?? ""}`}>{messages.states[state]}</span>{" "}
          {since !== null && (
            <time className={styles.since} dateTime={since}>
              {messages.since(formatTime(since, "minute"))}
            </time>
          )}
        </p>
        {detail && <p className={styles.detail}>{detail}</p>}
        {help && <p className={styles.detail}>{help}</p>}
        {nextCallAt !== null && (
          <p className={styles.detail}>{messages.nextCall(formatTime(nextCallAt, "minute"))}</p>
        )}
        {budget !== null && budget.used !== null && (
          <p className={styles.detail}>
            {messages.budget(formatNumber(budget.used), formatNumber(budget.callsPerHour))}
          </p>
        )}
      </div>
    </li>
  );
}
