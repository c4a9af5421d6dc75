import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Operations } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { PageTitle } from "@/lib/ui/page-title";
import { Skeleton } from "@/lib/ui/skeleton";
import { operationsQuery, type Window, windows } from "./api";
import { ChartCard } from "./chart-card";
import { formatFigure } from "./figure-words";
import { messages } from "./messages";
import styles from "./operations-page.module.css";

/** How the installation runs, for its administrators. */
export function OperationsPage() {
  const [window, setWindow] = useState<Window>("1h");
  const operations = useQuery(operationsQuery(window));
  return (
    <div className={styles.page}>
      <PageTitle>{messages.title}</PageTitle>
      <div className={styles.head}>
        <div>
          <h1>{messages.title}</h1>
          <p className={styles.facts}>{messages.introduction}</p>
        </div>
        {operations.data?.source !== "process" && (
          <label className={styles.window}>
            {messages.window}{" "}
            <select value={window} onChange={({ target }) => setWindow(target.value as Window)}>
              {windows.map((each) => (
                <option key={each} value={each}>
                  {messages.windows[each]}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {operations.isPending && <Skeleton rows={4} height="12rem" />}
      {operations.isError && (
        <ErrorNotice
          title={messages.failed}
          error={operations.error}
          retry={() => void operations.refetch()}
        />
      )}
      {operations.data?.source === "process" && <OwnFigures figures={operations.data.figures} />}
      {operations.data?.source === "prometheus" && <OverTime operations={operations.data} />}
    </div>
  );
}

function OwnFigures({ figures }: { figures: Operations["figures"] }) {
  return (
    <>
      <Notice tone="info" title={messages.process}>
        {messages.processText}
      </Notice>
      <section className={styles.card} aria-labelledby="figures">
        <h2 id="figures">{messages.figuresTitle}</h2>
        <dl className={styles.figures}>
          {figures.map(({ name, unit, value }) => (
            <div key={name}>
              <dt>{messages.figures[name] ?? name}</dt>
              <dd>{formatFigure(value, unit)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function OverTime({ operations }: { operations: Operations }) {
  const { alerts, targets, charts } = operations;
  const from = Date.parse(operations.from ?? "");
  const to = Date.parse(operations.to ?? "");
  return (
    <>
      <div className={styles.states}>
        <Alerts alerts={alerts} />
        <Targets targets={targets} />
      </div>
      <div className={styles.charts}>
        {charts.map((chart) => (
          <ChartCard key={chart.name} chart={chart} from={from} to={to} />
        ))}
      </div>
    </>
  );
}

function Alerts({ alerts }: { alerts: Operations["alerts"] }) {
  return (
    <section className={styles.card} aria-labelledby="alerts">
      <h2 id="alerts">{messages.alerts}</h2>
      {alerts.length === 0 && <p className={styles.good}>{messages.noAlerts}</p>}
      <ul className={styles.list}>
        {alerts.map(({ name, summary, since }) => (
          <li key={`${name} ${summary} ${since}`}>
            <strong className={styles.bad}>{name}</strong> {summary}
            <p className={styles.facts}>{messages.alertSince(formatTime(since, "minute"))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Targets({ targets }: { targets: Operations["targets"] }) {
  const down = targets.filter(({ up }) => !up);
  return (
    <section className={styles.card} aria-labelledby="targets">
      <h2 id="targets">{messages.targets}</h2>
      {targets.length === 0 ? (
        <p className={styles.facts}>{messages.noTargets}</p>
      ) : (
        <p className={down.length === 0 ? styles.good : styles.bad}>
          {down.length === 0
            ? messages.allUp(targets.length)
            : messages.someDown(down.length, targets.length)}
        </p>
      )}
      <ul className={styles.list}>
        {down.map(({ job, instance }) => (
          <li key={`${job} ${instance}`}>{instance}</li>
        ))}
      </ul>
    </section>
  );
}
