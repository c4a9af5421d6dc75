import { useMutation, useQuery } from "@tanstack/react-query";
import type { Session } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { Skeleton } from "@/lib/ui/skeleton";
import styles from "./account-page.module.css";
import { endingOtherSessions, endingSession, sessionsQuery } from "./api";
import { deviceName } from "./device-name";
import { messages } from "./messages";

/** Where one is logged in, and a way to end each session but this one, which ends by logging out. */
export function SessionList() {
  const sessions = useQuery(sessionsQuery);
  const ending = useMutation(endingSession);
  const endingOthers = useMutation(endingOtherSessions);
  const error = ending.error ?? endingOthers.error;

  return (
    <section className={styles.card} aria-labelledby="sessions">
      <div className={styles.cardHead}>
        <h2 id="sessions">{messages.sessions}</h2>
        {sessions.data && sessions.data.length > 1 && (
          <Button
            busyText={endingOthers.isPending ? messages.ending : undefined}
            onClick={() => endingOthers.mutate()}
          >
            {messages.endOthers}
          </Button>
        )}
      </div>
      {error && <ErrorNotice title={messages.endFailed} error={error} />}
      {endingOthers.isSuccess && (
        <Notice tone="good" announce="status">
          {messages.endedOthers(endingOthers.data.ended)}
        </Notice>
      )}
      {sessions.isPending && <Skeleton rows={2} height="3.5rem" />}
      {sessions.isError && (
        <ErrorNotice
          title={messages.sessionsFailed}
          error={sessions.error}
          retry={sessions.refetch}
        />
      )}
      {sessions.data && (
        <ul>
          {sessions.data.map((session) => (
            <SessionRow
              key={session.sessionId}
              session={session}
              busy={ending.isPending && ending.variables === session.sessionId}
              onEnd={() => ending.mutate(session.sessionId)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface SessionRowProps {
  session: Session;
  busy: boolean;
  onEnd: () => void;
}

function SessionRow({ session, busy, onEnd }: SessionRowProps) {
  const device = deviceName(session.userAgent) ?? messages.unknownDevice;
  return (
    <li className={styles.session}>
      <div>
        <p className={styles.device} title={session.userAgent}>
          {device}
          {session.current && <span className={styles.current}> · {messages.thisSession}</span>}
        </p>
        <p className={styles.details}>
          {messages.lastActive(formatTime(session.lastSeenAt, "relative"))} · {session.address} ·{" "}
          {messages.loggedInOn(formatTime(session.createdAt, "day"))}
        </p>
      </div>
      {!session.current && (
        <Button
          look="danger"
          aria-label={messages.endSessionOf(device)}
          busyText={busy ? messages.ending : undefined}
          onClick={onEnd}
        >
          {messages.endSession}
        </Button>
      )}
    </li>
  );
}
