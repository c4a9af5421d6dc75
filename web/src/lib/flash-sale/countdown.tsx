import { formatTime, SECOND } from "@/lib/dates";
import { useNow } from "@/lib/ui/use-now";
import styles from "./countdown.module.css";
import { messages } from "./messages";
import { clockOf, elapsed, phaseOf } from "./phases";

interface CountdownProps {
  session: { startAt: string; endAt: string };
  large?: boolean;
}

/** How long until a session begins or ends, counting; for a running one also as a bar. */
export function Countdown({ session, large = false }: CountdownProps) {
  const now = useNow(SECOND);
  const phase = phaseOf(session, now);
  if (phase === "over") {
    return (
      <span className={styles.over}>
        {messages.endedAgo(formatTime(session.endAt, "relative", { now }))}
      </span>
    );
  }
  const target = phase === "ahead" ? session.startAt : session.endAt;
  return (
    <span className={`${styles.countdown} ${large ? styles.large : ""}`}>
      <span className={styles.words}>
        {phase === "ahead" ? messages.startsIn : messages.endsIn}{" "}
        <span role="timer" className={styles.clock}>
          {clockOf(Date.parse(target) - now)}
        </span>
      </span>
      {phase === "running" && (
        <svg
          className={styles.bar}
          viewBox="0 0 100 1"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect width="100" height="1" />
          <rect className={styles.elapsed} width={elapsed(session, now) * 100} height="1" />
        </svg>
      )}
    </span>
  );
}
