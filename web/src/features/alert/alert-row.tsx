import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Alert } from "@/lib/api/types";
import { DAY, formatTime, HOUR, MINUTE } from "@/lib/dates";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { useNow } from "@/lib/ui/use-now";
import styles from "./alert.module.css";
import { AlertForm } from "./alert-form";
import { fieldsOf, numbersOf } from "./alert-form-fields";
import { alertWords } from "./alert-words";
import { changingAlert, removingAlert } from "./api";
import { messages } from "./messages";

/** An alert: when it fires, whether it is silent, and what can be done with it. */
export function AlertRow({ alert }: { alert: Alert }) {
  const [editing, setEditing] = useState(false);
  const changing = useMutation(changingAlert);
  const { alertId } = alert;

  return (
    <li className={styles.row}>
      <div>
        <p className={styles.condition}>{alertWords(alert)}</p>
        <Silence alert={alert} />
      </div>
      {!editing && <Actions alert={alert} onEdit={() => setEditing(true)} />}
      {editing && (
        <AlertForm
          existing
          initial={fieldsOf(alert)}
          currency={alert.currency}
          submitText={messages.save}
          busyText={changing.isPending ? messages.saving : undefined}
          onSubmit={(fields) =>
            changing.mutate(
              { alertId, change: numbersOf(fields) },
              { onSuccess: () => setEditing(false) },
            )
          }
          onCancel={() => setEditing(false)}
        >
          {changing.isError && <ErrorNotice title={messages.saveFailed} error={changing.error} />}
        </AlertForm>
      )}
    </li>
  );
}

function Silence({ alert }: { alert: Alert }) {
  const now = useNow(MINUTE);
  const until = snoozedUntil(alert, now);
  if (!alert.muted && until === null) return null;
  return (
    <p className={styles.silent}>
      {alert.muted
        ? messages.muted
        : until !== null && messages.snoozedUntil(formatTime(until, "minute"))}
    </p>
  );
}

/** When its silence ends; null when it is not snoozed. */
function snoozedUntil({ snoozedUntil: until }: Alert, now: number): string | null {
  return until !== null && Date.parse(until) > now ? until : null;
}

const snoozes = { hour: HOUR, day: DAY, week: 7 * DAY };

function Actions({ alert, onEdit }: { alert: Alert; onEdit: () => void }) {
  const changing = useMutation(changingAlert);
  const removing = useMutation(removingAlert);
  const { alertId, muted } = alert;
  const change = (wanted: { muted?: boolean; snoozedUntil?: string | null }) =>
    changing.mutate({ alertId, change: wanted });
  // Every alert of a page has the same buttons: a screen reader is told of which one each is.
  const named = (action: string) => `${action}: ${alertWords(alert)}`;

  return (
    <>
      <div className={styles.actions}>
        <Button aria-label={named(messages.edit)} onClick={onEdit}>
          {messages.edit}
        </Button>
        <Button
          aria-label={named(muted ? messages.unmute : messages.mute)}
          onClick={() => change({ muted: !muted })}
        >
          {muted ? messages.unmute : messages.mute}
        </Button>
        {!muted && snoozedUntil(alert, Date.now()) !== null && (
          <Button
            aria-label={named(messages.endSnooze)}
            onClick={() => change({ snoozedUntil: null })}
          >
            {messages.endSnooze}
          </Button>
        )}
        {!muted && snoozedUntil(alert, Date.now()) === null && (
          <select
            className={styles.snooze}
            aria-label={named(messages.snooze)}
            value=""
            onChange={({ target }) =>
              change({
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
        <Button
          look="danger"
          aria-label={named(messages.remove)}
          busyText={removing.isPending ? messages.remove : undefined}
          onClick={() => removing.mutate(alertId)}
        >
          {messages.remove}
        </Button>
      </div>
      {changing.isError && <ErrorNotice title={messages.saveFailed} error={changing.error} />}
      {removing.isError && <ErrorNotice title={messages.removeFailed} error={removing.error} />}
    </>
  );
}
