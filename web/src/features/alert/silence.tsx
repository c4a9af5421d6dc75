import { DAY, formatTime, HOUR, MINUTE } from "@/lib/dates";
import { Button } from "@/lib/ui/button";
import { useNow } from "@/lib/ui/use-now";
import styles from "./alert.module.css";
import { messages } from "./messages";

/** Whether an alert tells nobody, and until when. */
export interface Silence {
  muted: boolean;
  snoozedUntil: string | null;
}

/** That an alert is silent; nothing while it is not. */
export function SilenceNote({ silence }: { silence: Silence }) {
  const now = useNow(MINUTE);
  const until = snoozedUntil(silence, now);
  if (!silence.muted && until === null) return null;
  return (
    <p className={styles.silent}>
      {silence.muted
        ? messages.muted
        : until !== null && messages.snoozedUntil(formatTime(until, "minute"))}
    </p>
  );
}

/** When its silence ends; null when it is not snoozed. */
function snoozedUntil({ snoozedUntil: until }: Silence, now: number): string | null {
  return until !== null && Date.parse(until) > now ? until : null;
}

const snoozes = { hour: HOUR, day: DAY, week: 7 * DAY };

interface SilenceButtonsProps {
  silence: Silence;
  /** Says of which alert an action is: every alert of a page has the same buttons. */
  named: (action: string) => string;
  onChange: (change: Partial<Silence>) => void;
}

/** Mutes an alert, or lets it sleep for a while. */
export function SilenceButtons({ silence, named, onChange }: SilenceButtonsProps) {
  const { muted } = silence;
  const snoozed = snoozedUntil(silence, Date.now()) !== null;
  return (
    <>
      <Button
        aria-label={named(muted ? messages.unmute : messages.mute)}
        onClick={() => onChange({ muted: !muted })}
      >
        {muted ? messages.unmute : messages.mute}
      </Button>
      {!muted && snoozed && (
        <Button
          aria-label={named(messages.endSnooze)}
          onClick={() => onChange({ snoozedUntil: null })}
        >
          {messages.endSnooze}
        </Button>
      )}
      {!muted && !snoozed && (
        <select
          className={styles.snooze}
          aria-label={named(messages.snooze)}
          value=""
          onChange={({ target }) =>
            onChange({
              snoozedUntil: new Date(
                Date.now() + snoozes[target.value as keyof typeof snoozes],
              ).toISOString(),
            })
          }
        >
          <option value="">{messages.snooze}</option>
          {(["hour", "day", "week"] as const).map((length) => (
            <option key={length} value={length}>
              {messages.snoozes[length]}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
