import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useId } from "react";
import type { Region } from "@/lib/api/types";
import { dayOf, formatTime, MINUTE } from "@/lib/dates";
import { dayBeside } from "@/lib/flash-sale/phases";
import { regions } from "@/lib/regions";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { PageTitle } from "@/lib/ui/page-title";
import { Skeleton } from "@/lib/ui/skeleton";
import { useNow } from "@/lib/ui/use-now";
import { sessionsQuery } from "./api";
import styles from "./flash-sales-page.module.css";
import { messages } from "./messages";
import { SessionTimeline } from "./session-timeline";

const route = getRouteApi("/flash-sales");

/** The sessions of a day, country by country. */
export function FlashSalesPage() {
  const { region, day } = route.useSearch();
  const sessions = useQuery(sessionsQuery({ region, day }));
  const found = sessions.data?.sessions ?? [];
  const followed = sessions.data?.followed ?? [];
  const shown = [...new Set(found.map((session) => session.region))];
  return (
    <div className={styles.page}>
      <PageTitle>{messages.title}</PageTitle>
      <div className={styles.head}>
        <div>
          <h1>{messages.title}</h1>
          <p className={styles.introduction}>{messages.introduction}</p>
        </div>
        <p>
          <a
            className={styles.calendar}
            href={`/api/v1/flash-sales/calendar.ics${region ? `?region=${region}` : ""}`}
            download="flash-sales.ics"
          >
            {messages.calendar}
          </a>
        </p>
      </div>
      <Choice region={region} day={day} />
      {sessions.isPending && <Skeleton rows={4} height="5rem" />}
      {sessions.isError && (
        <ErrorNotice title={messages.failed} error={sessions.error} retry={sessions.refetch} />
      )}
      {sessions.data && found.length === 0 && (
        <EmptyState title={messages.none}>
          <p>{messages.noneText}</p>
          <p>
            {followed.length === 0
              ? messages.noneFollowed
              : messages.followed(followed.map((one) => regions[one.region].name).join(", "))}
          </p>
        </EmptyState>
      )}
      {followed.map(
        ({ region: troubled, problem }) =>
          problem !== null && (
            <Notice
              key={troubled}
              tone="warning"
              title={messages.notFollowed(regions[troubled].name)}
            >
              <p>{problem}</p>
            </Notice>
          ),
      )}
      {shown.map((code) => (
        <section key={code} className={styles.region} aria-labelledby={`sales-${code}`}>
          <h2 id={`sales-${code}`}>{regions[code].name}</h2>
          <SessionTimeline sessions={found.filter((session) => session.region === code)} />
        </section>
      ))}
    </div>
  );
}

interface ChoiceProps {
  region: Region | undefined;
  day: string | undefined;
}

/** Which country and which day; both live in the page's address. */
function Choice({ region, day }: ChoiceProps) {
  const navigate = route.useNavigate();
  const regionId = useId();
  const now = useNow(MINUTE);
  const shownDay = day ?? dayOf(now);
  const beside = (distance: 1 | -1) => {
    const wanted = dayBeside(shownDay, distance);
    return { region, day: wanted === dayOf(now) ? undefined : wanted };
  };
  return (
    <div className={styles.choice}>
      <div>
        <label htmlFor={regionId} className="visually-hidden">
          {messages.region}
        </label>
        <select
          id={regionId}
          value={region ?? ""}
          onChange={(event) =>
            navigate({
              search: { day, region: (event.target.value || undefined) as Region | undefined },
            })
          }
        >
          <option value="">{messages.everyRegion}</option>
          {Object.entries(regions).map(([code, { name }]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <nav aria-label={messages.day} className={styles.days}>
        <Link to="/flash-sales" search={beside(-1)} aria-label={messages.previousDay}>
          <span aria-hidden="true">‹</span>
        </Link>
        <span className={styles.day} aria-current="date">
          {day === undefined ? messages.today : formatTime(`${day}T12:00:00`, "day")}
        </span>
        <Link to="/flash-sales" search={beside(1)} aria-label={messages.nextDay}>
          <span aria-hidden="true">›</span>
        </Link>
      </nav>
    </div>
  );
}
