import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { FlashSale } from "@/lib/api/types";
import { formatTime, SECOND } from "@/lib/dates";
import { Countdown } from "@/lib/flash-sale/countdown";
import { byPhase, type Phase } from "@/lib/flash-sale/phases";
import { Button } from "@/lib/ui/button";
import { useNow } from "@/lib/ui/use-now";
import { messages } from "./messages";
import styles from "./session-timeline.module.css";

/** So many sessions of a phase are shown before one asks for more: the demo shop has hundreds a day. */
const FIRST_SESSIONS = 5;

const phases = ["running", "ahead", "over"] as const satisfies readonly Phase[];

/** A region's sessions along a line: what runs, what comes, what was. */
export function SessionTimeline({ sessions }: { sessions: readonly FlashSale[] }) {
  const now = useNow(SECOND);
  const sorted = byPhase(sessions, now);
  return phases
    .filter((phase) => sorted[phase].length > 0)
    .map((phase) => <PhaseList key={phase} phase={phase} sessions={sorted[phase]} />);
}

function PhaseList({ phase, sessions }: { phase: Phase; sessions: FlashSale[] }) {
  const [all, setAll] = useState(false);
  const hidden = sessions.length - FIRST_SESSIONS;
  return (
    <div className={styles.phase}>
      <h3 className={styles.heading}>{messages[phase]}</h3>
      <ol className={`${styles.line} ${styles[phase]}`}>
        {sessions.slice(0, all ? undefined : FIRST_SESSIONS).map((session) => (
          <SessionRow key={session.sessionId} session={session} />
        ))}
      </ol>
      {!all && hidden > 0 && (
        <p>
          <Button onClick={() => setAll(true)}>{messages.more(hidden)}</Button>
        </p>
      )}
    </div>
  );
}

function SessionRow({ session }: { session: FlashSale }) {
  const { region, sessionId, startAt, endAt } = session;
  return (
    <li className={styles.session}>
      <div className={styles.about}>
        <Link
          to="/flash-sales/$region/$sessionId"
          params={{ region, sessionId }}
          className={styles.name}
        >
          <span>{session.name || messages.unnamed}</span>{" "}
          <span className={styles.time}>
            <time dateTime={startAt}>{formatTime(startAt, "time")}</time> –{" "}
            <time dateTime={endAt}>{formatTime(endAt, "time")}</time>
          </span>
        </Link>
        <p className={styles.facts}>
          <span>{messages.itemCount(session.items)}</span>
          {session.soldOut > 0 && <span>{messages.soldOutCount(session.soldOut)}</span>}
        </p>
      </div>
      <Countdown session={session} />
    </li>
  );
}
